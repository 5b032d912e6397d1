/** Handovers as the API answers them: with the package that the receiver gets, or that would be offered now. */
import type { HandoverSummary, HandoverView, Task, TaskSummary } from '../contracts/index.ts';
import { assemblePackage, missingFromPackage, packageSections } from '../guidance/index.ts';
import type { CaseDefinition, Handover, HandoverPackage, PackageAdditions } from '../guidance/index.ts';
import { single } from './database.ts';
import { elementNames } from './projections/definition-texts.ts';
import { wordsFor } from './form-words.ts';
import type { FormWords, Tx } from './types.ts';

type Values = Task['values'];
/** As the database tells of it. */
export interface RawHandover extends HandoverSummary {
  readonly contents: HandoverPackage | null;
  readonly additions: PackageAdditions;
  readonly openTasks: HandoverPackage['openTasks']['tasks'];
}

interface Around {
  readonly definition: CaseDefinition;
  readonly summary: Pick<TaskSummary, 'kind'>;
  /** What is recorded of the case, by name. */
  readonly variables: Values;
  /** What the sender has typed and not offered yet; its `additions` are the package's. */
  readonly draft: Values | null;
  readonly words: FormWords;
}

/** What was offered, to its receiver; to the sender of a draft or a returned one, what would be offered now and what it lacks. */
export function handoverView({ contents, additions: kept, openTasks, ...handover }: RawHandover, { definition, summary, variables, draft, words }: Around): HandoverView {
  const { guidance } = definition;
  const requires = handover.started ? [] : guidance.handovers[handover.elementId]?.requires ?? [];
  const additions: PackageAdditions = { ...kept, ...(draft?.['additions'] as PackageAdditions | undefined) };
  const mine = summary.kind !== 'handover' && (handover.status === 'draft' || handover.status === 'returned');
  const held = contents !== null && !mine ? contents : assemblePackage(guidance, { variables: { ...variables, ...valuesOf(draft) }, tasks: openTasks, additions, requires });
  const missing = missingFromPackage(guidance, held, { requires, transition: handover.transition, started: handover.started });
  const keys = [...missing, ...packageSections.flatMap((section) => Object.keys(held[section].values))].filter((key) => !key.startsWith('section.'));
  return {
    ...handover, package: held as HandoverView['package'], additions, missing, ...wordsFor(words, keys),
    elementNames: Object.fromEntries(held.openTasks.tasks.map(({ elementId }) => [elementId, elementNames(definition, elementId)])),
  };
}

/** What was typed as values of the case, without what belongs to the package. */
export function valuesOf(draft: Values | null): Values {
  const { additions: _package, ...values } = draft ?? {};
  return values;
}

/** One handover by its task's id in the API; undefined where there is none. */
export async function getHandover(tx: Tx, taskRowId: string): Promise<HandoverSummary | undefined> {
  return single(await tx.query<{ value: HandoverSummary }>(`select luotsi.handover_json(h) as value from handover h
    where h.case_id::text || '~' || replace(h.task_id, '#', '.') = $1 and h.case_id = split_part($1, '~', 1)::uuid`, taskRowId));
}

/** Element, agreed terms and version of a handover: what says whether its accepter becomes the client's coordinator. Undefined for what is none, or not the scope's. */
export async function handoverTerms(tx: Tx, taskRowId: string): Promise<(Pick<Handover, 'elementId' | 'terms'> & { readonly versionHash: string }) | undefined> {
  const [row] = await tx.query<{ elementId: string; terms: Handover['terms'] | null; versionHash: string }>(
    `select h.element_id as "elementId", h.terms, c.version_hash as "versionHash" from task t join handover h on h.case_id = t.case_id and h.task_id = t.task_id join care_case c on c.id = t.case_id
     where t.id = $1`, taskRowId);
  return row && { elementId: row.elementId, versionHash: row.versionHash, ...(row.terms && { terms: row.terms }) };
}
