/** The pages of the sign-in as HTML: people and password, the demo people, sign-out. No script is needed to sign in. */
import type { DemoUser } from '../../contracts/index.ts';
import { roleNames, signInTexts } from './texts.ts';
import type { PageLanguage } from './texts.ts';

const languageNames: Record<PageLanguage, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

const style = `
:root{color-scheme:light;font-family:'Source Sans 3','Source Sans Pro',system-ui,sans-serif;color:#282828;background:#f7f7f8}
body{margin:0;line-height:1.5}header{background:#fff;border-top:4px solid #002e5f;border-bottom:1px solid #c8cdd0;padding:.75rem 1.5rem;display:flex;flex-wrap:wrap;gap:1rem;justify-content:space-between;align-items:center}
main{max-width:40rem;margin:2rem auto;padding:0 1rem}section{background:#fff;border:1px solid #c8cdd0;border-radius:2px;padding:1.5rem;margin-bottom:1.5rem}
h1{font-size:1.75rem;margin:0 0 1rem}h2{font-size:1.25rem;margin:0 0 .5rem}label{display:block;font-weight:600;margin:1rem 0 .25rem}
input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;border:1px solid #5f686d;border-radius:2px}
button{font:inherit;cursor:pointer;border-radius:2px;padding:.5rem 1rem;border:1px solid #2a6ebb;background:#fff;color:#1d4f8c}
button.primary{background:#2a6ebb;color:#fff;font-weight:600;margin-top:1.25rem}ul{list-style:none;padding:0;margin:1rem 0 0;display:grid;gap:.5rem}
li button{width:100%;text-align:left}li small{display:block;color:#4a5257}a{color:#1d4f8c}nav a{margin-left:.75rem}nav a[aria-current]{font-weight:600;color:#282828;text-decoration:none}
.brand{font-weight:700;font-size:1.25rem}.error{border-left:4px solid #c13832;background:#fdf0ef;padding:.75rem 1rem;margin:0 0 1rem}.demo{border-left:4px solid #e97025}
:focus-visible{outline:3px solid #2a6ebb;outline-offset:2px}`;

function page(language: PageLanguage, title: string, body: string, head = ''): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)} – Luotsi</title><style>${style}</style>${head}</head><body>${body}</body></html>`;
}

export interface SignInPage {
  readonly language: PageLanguage;
  readonly users: readonly DemoUser[];
  /** What was typed when the sign-in failed. */
  readonly failedFor?: string;
}

/** Forms post to the page's own address. Demo people are marked as such; their password is known to everybody. */
export function signInPage({ language, users, failedFor }: SignInPage): string {
  const texts = signInTexts[language];
  const failed = failedFor !== undefined;
  const describedBy = failed ? ' aria-invalid="true" aria-describedby="failed"' : '';
  const links = (Object.keys(languageNames) as PageLanguage[]).map((code) =>
    `<a href="?lang=${code}" lang="${code}" hreflang="${code}"${code === language ? ' aria-current="true"' : ''}>${languageNames[code]}</a>`).join('');
  return page(language, texts.title, `<header><span class="brand">Luotsi</span><nav aria-label="${texts.languages}">${links}</nav></header><main>
<section><h1>${texts.title}</h1>${failed ? `<p class="error" id="failed" role="alert">${texts.failed}</p>` : ''}
<form method="post"><label for="username">${texts.username}</label><input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required value="${escapeHtml(failedFor ?? '')}"${describedBy}>
<label for="password">${texts.password}</label><input id="password" name="password" type="password" autocomplete="current-password" required${describedBy}>
<button class="primary" type="submit">${texts.submit}</button></form></section>
<section class="demo" aria-labelledby="demo"><h2 id="demo">${texts.demoTitle}</h2><p>${texts.demoNote}</p><ul>${users.map((user) => `<li>${demoButton(user, language)}</li>`).join('')}</ul></section></main>`);
}

function demoButton(user: DemoUser, language: PageLanguage): string {
  const roles = user.roles.map((role) => roleNames[role][language]).join(', ');
  return `<form method="post"><input type="hidden" name="username" value="${escapeHtml(user.username)}"><input type="hidden" name="password" value="${escapeHtml(user.password)}"><button type="submit">${escapeHtml(user.name)}<small>${escapeHtml(roles)} · ${escapeHtml(user.username)}</small></button></form>`;
}

/** The provider's sign-out form, sent by `/auth/submit.js` at once; with scripts off, by the button. `form` is the provider's own HTML. */
export function signOutPage(form: string): string {
  const fields = '<input type="hidden" name="logout" value="yes"><button class="primary" type="submit">Kirjaudu ulos · Logga ut · Sign out</button></form>';
  return page('fi', 'Kirjaudutaan ulos', `<main><section><h1>Luotsi</h1>${form.replace('</form>', fields)}</section></main>`, '<script src="/auth/submit.js" defer></script>');
}

/** A page for somebody whose sign-in did not succeed, with the way back. */
export function signInFailedPage(language: PageLanguage, code: string): string {
  const texts = signInTexts[language];
  return page(language, texts.notSignedIn, `<main><section><h1>${texts.notSignedIn}</h1><p>${texts.notSignedInBody} (<a href="/problems/${code}">${code}</a>)</p><p><a href="/auth/login">${texts.again}</a></p></section></main>`);
}

/** A page of its own outside the sign-in, in the same dress. @param html its body, escaped */
export function plainPage(language: PageLanguage, title: string, html: string): string {
  return page(language, title, html);
}

/** A small page about a problem code: what `type` of a problem document points to. */
export function problemPage(code: string, title: string, html: string): string {
  return page('en', title, `<main><section><h1>${escapeHtml(title)}</h1><p><code>${escapeHtml(code)}</code></p>${html}</section></main>`);
}
