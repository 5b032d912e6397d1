/** A version read as files that can be compared and merged. */
import { guidanceModdle } from '../../guidance/index.ts';
import type { ModelFiles } from '../../guidance/index.ts';
import { keepSource, readDocument, writeDocument } from '../../kernel/index.ts';
import type { Json } from '../../kernel/index.ts';
import type { Decisions, Forms } from '../../prisma/index.ts';
import { ProblemError } from '../http/problem.ts';

export interface VersionFiles { readonly xml: string; readonly forms: Forms; readonly decisions: Decisions }

const moddle = { guidance: guidanceModdle };

/** @throws ProblemError MODEL_MALFORMED for XML that cannot be read */
export async function modelFiles({ xml, forms, decisions }: VersionFiles): Promise<ModelFiles> {
  const reading = await readDocument(xml, moddle);
  if (!reading.ok) throw new ProblemError('MODEL_MALFORMED', { errors: reading.diagnostics.map(({ code, elementId, message }) => ({ path: elementId ?? '', code, message })) });
  return { document: reading.document, forms: forms as Readonly<Record<string, Json>>, decisions };
}

/** The version as files again. @param file the text it was read from, whose words are kept where nothing changed */
export async function versionFiles({ document, forms, decisions }: ModelFiles, file: string): Promise<VersionFiles> {
  const kept = await keepSource(file, await rewritten(file), await writeDocument(document, moddle), rewritten);
  return { xml: kept.text, forms: forms as Forms, decisions };
}

async function rewritten(xml: string): Promise<string> {
  const reading = await readDocument(xml, moddle);
  return reading.ok ? writeDocument(reading.document, moddle) : '';
}
