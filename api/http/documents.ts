/** Documents of the reference that programs and the apps link to: OpenAPI, one small page per problem code, and one per lint rule. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import express from 'express';
import type { Router } from 'express';
import { problems } from '../../contracts/index.ts';
import { readingRules, rules } from '../../guidance/index.ts';
import { buildOpenApi } from '../openapi/document.ts';
import { escapeHtml, problemPage } from '../sign-in/pages.ts';
import { ProblemError } from './problem.ts';

export interface DocumentsOptions { readonly version: string; readonly problemsFile: string }

export function createDocumentsRouter({ version, problemsFile }: DocumentsOptions): Router {
  const router = express.Router();
  const document = JSON.stringify(buildOpenApi(version));
  const sections = readSections(problemsFile);
  router.get('/api/openapi.json', (_request, response) => void response.type('application/json').send(document));
  router.get('/problems/:code', (request, response) => {
    const entry = Object.entries(problems).find(([code]) => code === request.params.code);
    if (!entry) throw new ProblemError('NOT_FOUND');
    const [code, { title }] = entry;
    response.type('html').send(problemPage(code, title, paragraphs(sections.get(code) ?? '')));
  });
  router.get('/rules/:rule', (request, response) => {
    const rule = ruleNames.find((name) => name === request.params.rule);
    if (!rule) throw new ProblemError('NOT_FOUND');
    const [title = '', ...body] = readFileSync(join(dirname(problemsFile), 'rules', `${rule}.md`), 'utf8').split('\n');
    response.type('html').send(problemPage(rule, title.replace(/^# /, ''), paragraphs(body.join('\n'))));
  });
  return router;
}

const ruleNames: readonly string[] = [...rules.map(({ name }) => name), ...readingRules];

/** Sections of the reference by code: `## CODE` and what stands below it. */
export function readSections(file: string): Map<string, string> {
  const parts = readFileSync(file, 'utf8').split(/^## /m).slice(1);
  return new Map(parts.map((part) => [part.split('\n', 1)[0]?.trim() ?? '', part.slice(part.indexOf('\n') + 1).trim()]));
}

/** The few marks the reference uses: paragraphs, headings, blocks of XML, **strong**, `code`. */
function paragraphs(markdown: string): string {
  const inline = (text: string): string => escapeHtml(text).replaceAll(/\*\*(.+?)\*\*/g, '<strong>$1</strong>').replaceAll(/`(.+?)`/g, '<code>$1</code>');
  const block = (part: string): string => {
    const xml = /^```\w*\n([^]*)\n```$/.exec(part)?.[1];
    if (xml !== undefined) return `<pre tabindex="0"><code>${escapeHtml(xml)}</code></pre>`;
    return part.startsWith('## ') ? `<h2>${inline(part.slice(3))}</h2>` : `<p>${inline(part)}</p>`;
  };
  return markdown.split(/\n{2,}/).map((part) => part.trim()).filter((part) => part !== '').map(block).join('');
}
