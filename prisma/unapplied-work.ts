/** Commands of the caller's own that were kept and then refused: told with what was typed, until they are put away. */
import type { UnappliedWork } from '../contracts/index.ts';
import { accepted, single } from './database.ts';
import { formFields } from './form-words.ts';
import { loadVersion } from './runnable.ts';
import type { FormField } from './form-words.ts';
import type { CommandRejection, Tx } from './types.ts';

type Value = UnappliedWork['typed'][number]['value'];
interface RawWork extends Omit<UnappliedWork, 'because' | 'typed' | 'values'> {
  readonly rejection: CommandRejection | null;
  readonly versionHash: string;
  readonly payload: Readonly<Record<string, Value>> & { readonly variables?: UnappliedWork['values'] };
}
/** With the rejection as the case said it; the API makes a problem of it. */
export type RefusedWork = Omit<UnappliedWork, 'because'> & { readonly rejection: CommandRejection | null };

/** Fields of a command that people write in words. */
const prose = ['reason', 'note', 'justification'];

/** Newest first, at most 200. */
export async function listUnappliedWork(tx: Tx): Promise<RefusedWork[]> {
  const rows = await tx.query<{ value: RawWork }>('select luotsi.unapplied_work() as value');
  const works: RefusedWork[] = [];
  for (const { value: { payload, versionHash, ...work } } of rows) {
    const { forms, words: { labels } } = await loadVersion(tx, versionHash);
    const values = payload.variables ?? {};
    const fields = Object.values(forms).flatMap(formFields);
    works.push({ ...work, values, typed: [...valuesTyped(values, fields, labels), ...proseTyped(work.kind, payload, labels)] });
  }
  return works;
}

/** In the order of the forms, choices by the words that were chosen. */
function valuesTyped(values: UnappliedWork['values'], fields: readonly FormField[], labels: Readonly<Record<string, string>>): UnappliedWork['typed'] {
  const order = fields.map(({ key }) => key);
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const chosen = (key: string, value: Value): Value => fields.find((field) => field.key === key)?.options[String(value)] ?? value;
  return Object.entries(values).sort(([a], [b]) => place(a) - place(b))
    .map(([key, value]) => ({ key, label: labels[key] ?? null, value: Array.isArray(value) ? value.map((item) => chosen(key, item)) : chosen(key, value) }));
}

/** Sections of a package are keyed `additions.<section>`. The reason of an ending is chosen, not typed. */
function proseTyped(kind: UnappliedWork['kind'], payload: RawWork['payload'], labels: Readonly<Record<string, string>>): UnappliedWork['typed'] {
  const additions = Object.entries(payload['additions'] ?? {}).map(([key, value]): [string, Value] => [`additions.${key}`, value as Value]);
  const written = prose.flatMap((key): [string, Value][] => (payload[key] === undefined || (kind === 'endCase' && key === 'reason') ? [] : [[key, payload[key]]]));
  return [...additions, ...written].map(([key, value]) => ({ key, label: labels[key] ?? null, value }));
}

/** Puts a notice away; what was typed is forgotten. Again does nothing more. @throws Refusal NOT_FOUND for what is not the caller's own */
export async function dismissUnappliedWork(tx: Tx, commandId: string): Promise<void> {
  accepted(single(await tx.query<{ value: { dismissed: true } }>('select luotsi.dismiss_unapplied($1::uuid) as value', commandId)));
}
