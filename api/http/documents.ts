/** Documents about the API itself: OpenAPI, and one small page per problem code from the reference. */
import { readFileSync } from 'node:fs';
import express from 'express';
import type { Router } from 'express';
import { problems } from '../../contracts/index.ts';
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
  return router;
}

/** Sections of the reference by code: `## CODE` and what stands below it. */
export function readSections(file: string): Map<string, string> {
  const parts = readFileSync(file, 'utf8').split(/^## /m).slice(1);
  return new Map(parts.map((part) => [part.split('\n', 1)[0]?.trim() ?? '', part.slice(part.indexOf('\n') + 1).trim()]));
}

/** The few marks the reference uses: paragraphs, **strong**, `code`. */
function paragraphs(markdown: string): string {
  const inline = (text: string): string => escapeHtml(text).replaceAll(/\*\*(.+?)\*\*/g, '<strong>$1</strong>').replaceAll(/`(.+?)`/g, '<code>$1</code>');
  return markdown.split(/\n{2,}/).filter((part) => part.trim() !== '').map((part) => `<p>${inline(part)}</p>`).join('');
}
