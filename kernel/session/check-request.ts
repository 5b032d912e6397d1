/** Whether a request has what it needs, before anything is done for it: lines come from anywhere. */
import type { Request } from './protocol.ts';

type Kind = 'text' | 'object';
type Fields = Readonly<Record<string, Kind>>;

/** What each request must have. */
const needed: { readonly [Do in Request['do']]: Fields } = {
  start: {},
  complete: { job: 'text' },
  error: { job: 'text', code: 'text' },
  escalation: { job: 'text', code: 'text' },
  message: { name: 'text' },
  signal: { name: 'text' },
  advance: {},
  set: { instance: 'text', variables: 'object' },
  cancel: { instance: 'text' },
  retry: { incident: 'text' },
  explain: { instance: 'text', element: 'text' },
  state: {},
};

/** What every request may have; a field that is null counts as absent. */
const known: Fields = {
  process: 'text', message: 'text', startEvent: 'text', variables: 'object', businessKey: 'text', as: 'text', job: 'text', code: 'text', name: 'text', instance: 'text', duration: 'text', to: 'text',
  incident: 'text', element: 'text',
};

/** What is expected of the request and missing, to be said after "Expected"; undefined when it is in order. */
export function missingIn(request: Readonly<Record<string, unknown>>): string | undefined {
  const name = request['do'];
  if (typeof name !== 'string' || !Object.hasOwn(needed, name)) return `a known request but "${String(name)}" is not one`;
  const absent = Object.entries(needed[name as Request['do']]).find(([field]) => (request[field] ?? undefined) === undefined);
  if (absent !== undefined) return `"${absent[0]}" in a ${name} request but it is not there`;
  const wrong = Object.entries(known).find(([field, kind]) => !fits(request[field], kind));
  return wrong && `${wrong[1] === 'text' ? 'a text' : 'an object'} in "${wrong[0]}" but got ${JSON.stringify(request[wrong[0]])}`;
}

/** A copy without the fields that are null, and numbers as texts where a text is wanted. */
export function tidy(request: Readonly<Record<string, unknown>>): Request {
  const entries = Object.entries(request).filter(([, value]) => value !== null)
    .map(([field, value]) => [field, known[field] === 'text' && typeof value === 'number' ? String(value) : value] as const);
  return Object.fromEntries(entries) as unknown as Request;
}

function fits(value: unknown, kind: Kind): boolean {
  if (value === undefined || value === null) return true;
  if (kind === 'text') return typeof value === 'string' || typeof value === 'number';
  return typeof value === 'object' && !Array.isArray(value);
}
