/** Offering a handover, drawn or started by a worker: the terms, the package, and what follows from an offer. Answers are in `answer-handover.ts`. */
import { entriesOf } from '../../kernel/run.ts';
import type { CaseRejection, CaseState, GuidanceEvent } from '../model/case.ts';
import type { Handover, HandoverPackage, HandoverTerms } from '../model/handover.ts';
import { tick } from './about-clocks.ts';
import { record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { startAcceptanceClocks } from './clocks.ts';
import { unitOf } from './environment.ts';
import type { CaseEnvironment } from './environment.ts';
import { assemblePackage, missingFromPackage } from './package.ts';

/** A task of the case's own, which the engine does not know, is marked by its id: no XML id begins with a hyphen. */
const OWN = '-';

export function ownTaskId(kind: 'handover' | 'callback', number: number): string {
  return `${OWN}${kind}#${number}`;
}

export function isOwnTask(taskId: string): boolean {
  return taskId.startsWith(OWN);
}

type Terms = HandoverTerms & { readonly requires: readonly string[] };

/** What is agreed of a handover, wherever it says so. */
export function termsOf(env: CaseEnvironment, region: string, { elementId, terms }: Pick<Handover, 'elementId' | 'terms'>): Terms | undefined {
  if (terms) return { ...terms, requires: [] };
  const drawn = env.guidance.handovers[elementId];
  return drawn && { ...drawn, toUnit: unitOf(region, drawn.toUnit), follows: drawn.follows ?? false };
}

/** The step at which a case stands: its first waiting task, else the first timer, else the process. */
export function standsAt({ process }: CaseState): string {
  return [...entriesOf(process.tasks), ...entriesOf(process.timers)][0]?.elementId ?? process.processId;
}

/** Offers a drawn handover when it is reached. A package that lacks something goes straight back, so that the receiver never waits for nothing. */
export function offerDrawn(log: CaseLog, elementId: string, taskId: string): void {
  const prepared = prepare(log, { elementId, taskId });
  if (prepared === undefined) return;
  record(log, prepared.offered);
  if (prepared.missing.length > 0) record(log, { type: 'handoverReturned', v: 1, at: log.at, elementId, taskId, reason: 'incomplete', missing: prepared.missing });
  else startAnswering(log, elementId, taskId);
}

/** The sender offers; a package that lacks something is refused and nothing changes. */
export function offerComplete(log: CaseLog, handover: Handover): CaseRejection | undefined {
  const { elementId, taskId } = handover;
  const prepared = prepare(log, handover);
  const missing = prepared?.missing ?? [];
  if (missing.length > 0) return { code: 'HANDOVER_INCOMPLETE', elementId, message: `Expected the package to hold ${missing.join(', ')} but it does not` };
  if (prepared) record(log, prepared.offered);
  startAnswering(log, elementId, taskId);
  return undefined;
}

interface Prepared { readonly offered: Extract<GuidanceEvent, { type: 'handoverOffered' }>; readonly missing: readonly string[] }

/** The offer as it would be made now, and what its package lacks. */
function prepare({ env, state, at }: CaseLog, handover: Pick<Handover, 'elementId' | 'taskId' | 'terms' | 'additions'>): Prepared | undefined {
  const { elementId, taskId, additions = {} } = handover;
  const terms = termsOf(env, state.region, handover);
  const from = state.responsible;
  if (terms === undefined || from === undefined) return undefined;
  const contents = assemblePackage(env.guidance, { variables: state.process.variables, tasks: openTasks(env, state), additions, requires: terms.requires });
  const { toUnit, toRole, transition } = terms;
  return { offered: { type: 'handoverOffered', v: 1, at, elementId, taskId, from, toUnit, toRole, transition, contents }, missing: missingFromPackage(env.guidance, contents, { ...terms, started: isOwnTask(taskId) }) };
}

function startAnswering(log: CaseLog, elementId: string, taskId: string): void {
  if (!isOwnTask(taskId)) startAcceptanceClocks(log, elementId);
  tick(log, 'handoverOffered', { taskId, elementId });
}

/** Work that a person does and that goes on: handovers are not part of their own package. */
function openTasks(env: CaseEnvironment, state: CaseState): HandoverPackage['openTasks']['tasks'] {
  return [...entriesOf(state.process.tasks)]
    .filter(({ id, elementId }) => env.guidance.assignments[elementId] !== undefined && state.handovers[id] === undefined && env.guidance.handovers[elementId] === undefined)
    .map(({ id, elementId }) => ({ taskId: id, elementId }));
}
