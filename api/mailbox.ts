/**
 * `/mailbox`: the mails that the embedded mailbox caught instead of delivering, newest first. Only where one runs (`LUOTSI_MAILBOX_DIR`),
 * for whoever is signed in: they are the demo's, and no mail holds client data.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express from 'express';
import type { Request, Router } from 'express';
import type { Caller } from './http/caller.ts';
import { isProblemError } from './http/problem.ts';
import { languageOf } from './sign-in/interaction.ts';
import { escapeHtml, plainPage } from './sign-in/pages.ts';
import type { PageLanguage } from './sign-in/texts.ts';

interface CaughtMail { readonly to: readonly string[]; readonly from: string; readonly subject: string; readonly text: string; readonly date: string }

const shownMails = 100;
const texts: Record<PageLanguage, Record<'title' | 'intro' | 'none' | 'to' | 'at', string>> = {
  fi: { title: 'Esittelyn postilaatikko', intro: 'Luotsi lähetti nämä viestit. Esittelyssä niitä ei toimiteta kenellekään, vaan ne jäävät tähän.', none: 'Viestejä ei ole vielä lähetetty.', to: 'Vastaanottaja', at: 'Lähetetty' },
  sv: { title: 'Demons brevlåda', intro: 'Luotsi skickade dessa meddelanden. I demon levereras de inte till någon utan stannar här.', none: 'Inga meddelanden har skickats ännu.', to: 'Mottagare', at: 'Skickat' },
  en: { title: "The demo's mailbox", intro: 'Luotsi sent these mails. In the demo they are delivered to nobody and stay here.', none: 'No mail has been sent yet.', to: 'To', at: 'Sent' },
};

export function createMailboxRouter({ dir, authenticate }: { readonly dir: string; readonly authenticate: (request: Request) => Promise<Caller> }): Router {
  const router = express.Router();
  router.get('/mailbox', async (request, response) => {
    response.set('Cache-Control', 'no-store');
    try {
      await authenticate(request);
    } catch (error) {
      if (isProblemError(error) && (error.code === 'SIGN_IN_REQUIRED' || error.code === 'SESSION_EXPIRED')) return response.redirect(302, '/auth/login?returnTo=/mailbox');
      throw error;
    }
    const language = languageOf(request);
    response.type('html').send(plainPage(language, texts[language].title, pageOf(await readMails(dir), language)));
  });
  return router;
}

async function readMails(dir: string): Promise<CaughtMail[]> {
  const names = (await readdir(dir).catch(() => [])).filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort().reverse().slice(0, shownMails);
  const read = await Promise.all(names.map(async (name) => {
    // the oldest may just have made room
    try { return [JSON.parse(await readFile(join(dir, name), 'utf8')) as CaughtMail]; } catch { return []; }
  }));
  return read.flat();
}

function pageOf(mails: readonly CaughtMail[], language: PageLanguage): string {
  const t = texts[language];
  const links = (['fi', 'sv', 'en'] as const).map((code) => `<a href="?lang=${code}" lang="${code}"${code === language ? ' aria-current="true"' : ''}>${code}</a>`).join(' ');
  return `<header><a class="brand" href="/">Luotsi</a><nav aria-label="Kieli · Språk · Language">${links}</nav></header><main id="main"><h1>${t.title}</h1><p>${t.intro}</p>${
    mails.length === 0 ? `<p>${t.none}</p>` : mails.map((mail) => mailOf(mail, language)).join('')}</main>`;
}

function mailOf({ to, subject, text, date }: CaughtMail, language: PageLanguage): string {
  const t = texts[language];
  const at = new Intl.DateTimeFormat({ fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language], { timeZone: 'Europe/Helsinki', dateStyle: 'short', timeStyle: 'short' }).format(new Date(date));
  const body = escapeHtml(text).replaceAll(/https?:\/\/[^\s<]+/g, (address) => `<a href="${address}">${address}</a>`).replaceAll('\n', '<br>');
  return `<section><h2>${escapeHtml(subject)}</h2><p><small>${t.to}: ${escapeHtml(to.join(', '))} · ${t.at}: ${escapeHtml(at)}</small></p><p>${body}</p></section>`;
}
