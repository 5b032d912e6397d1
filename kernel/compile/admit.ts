/**
 * Looks at a file before any XML reader does: size, number of elements, document type. One pass, bounded time and memory,
 * so that a hostile file costs no more than reading its characters.
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { DiagnosticCode } from './codes.ts';
import { diagnostic } from './report.ts';

/** Ten times what the largest real models have. */
export const maximumCharacters = 5_000_000;
export const maximumElements = 60_000;
export const maximumDepth = 200;

export type Admission = { readonly ok: true; readonly elements: number } | { readonly ok: false; readonly reason: Diagnostic };

/** How many elements the file has, or the reason to refuse it unread. */
export function admit(xml: string): Admission {
  if (xml.length > maximumCharacters) return refuse('file-too-large', `Expected at most ${maximumCharacters} characters but the file has ${xml.length}`);
  let elements = 0;
  let depth = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    const next = xml[at + 1];
    if (next === '!') {
      const end = endOfHarmless(xml, at);
      if (end === undefined) return refuse('hostile-xml', 'Expected no document type or entity declaration but the file has one');
      at = end;
    } else if (next === '/') {
      depth -= 1;
    } else if (next !== '?') {
      const end = endOfTag(xml, at);
      if (end === undefined) return refuse('malformed-xml', `Expected the tag at character ${at} to end after at most ${maximumAttributes} attributes but it does not`);
      elements += 1;
      depth += xml[end - 1] === '/' ? 0 : 1;
      at = end;
      if (elements > maximumElements) return refuse('file-too-large', `Expected at most ${maximumElements} elements but the file has more`);
      if (depth > maximumDepth) return refuse('nesting-too-deep', `Expected at most ${maximumDepth} levels of elements but the file has more`);
    }
  }
  return { ok: true, elements };
}

function refuse(code: DiagnosticCode, message: string): Admission {
  return { ok: false, reason: diagnostic(code, 'error', {}, message) };
}

/** A document type that only names the root element declares nothing. */
const bareDocumentType = /<!DOCTYPE\s+[\w.:-]{1,100}\s*>/y;

/** The end of a comment, CDATA section or empty document type that begins at `at`; undefined for any other declaration. */
function endOfHarmless(xml: string, at: number): number | undefined {
  bareDocumentType.lastIndex = at;
  if (bareDocumentType.test(xml)) return bareDocumentType.lastIndex - 1;
  const [open, close] = xml.startsWith('<!--', at) ? ['<!--', '-->'] : ['<![CDATA[', ']]>'];
  if (!xml.startsWith(open, at)) return undefined;
  const end = xml.indexOf(close, at + open.length);
  return end < 0 ? xml.length : end;
}

/** The reader goes over the file again for each attribute that it cannot take; real tags have some ten. */
const maximumAttributes = 500;

/** The `>` that ends a tag; those in attribute values do not. Undefined when there is none, or too much before it. */
export function endOfTag(xml: string, at: number): number | undefined {
  let attributes = 0;
  for (let place = at + 1; place < xml.length; place += 1) {
    const character = xml[place];
    if (character === '>') return place;
    if (character !== '"' && character !== "'") continue;
    place = xml.indexOf(character, place + 1);
    attributes += 1;
    if (place < 0 || attributes > maximumAttributes) return undefined;
  }
  return undefined;
}
