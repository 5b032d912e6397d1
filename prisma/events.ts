/** Recording of a case's events: idempotent by (case, sequence), in order, with every read model they change, in one round trip. */
import type { RecordEventsInput } from '../contracts/index.ts';
import { single } from './database.ts';
import { localDate, packageVariables } from '../guidance/index.ts';
import type { CaseEvent } from '../guidance/index.ts';
import { wordsFor } from './form-words.ts';
import { mailsAbout } from './mail.ts';
import type { NewMail } from './mail.ts';
import { findAddressees } from './people.ts';
import { segmentsOf } from './projections/migration.ts';
import { project } from './projections/project.ts';
import type { Changes } from './projections/project.ts';
import { rememberCase, runnableVersion } from './runnable.ts';
import type { CommandEnd, Database, FormWords, Recorded } from './types.ts';

/** Events are missing between what is recorded and what came: nothing was written. Send again from `lastSequence`. */
export class SequenceGap extends Error {
  override readonly name = 'SequenceGap';
  readonly lastSequence: number;
  constructor(caseId: string, lastSequence: number, first: number | undefined) {
    super(`Expected event ${lastSequence + 1} of case ${caseId} but got ${String(first)}`);
    this.lastSequence = lastSequence;
  }
}

type Answer = Recorded | { readonly gap: number } | { readonly known: number } | { readonly unknown: true } | { readonly version: string };

/**
 * Records events once, updates the read models and ends the command, in one transaction; where the case moves to another version, in one before
 * the move and one from it on. Events that are recorded already are skipped.
 * @param end the command that made the events; with `rejection` its task goes back to who held it, what was typed stays in the draft
 * @throws SequenceGap; Error when the case or its version is not there
 */
export async function recordEvents(db: Database, input: RecordEventsInput, end?: CommandEnd): Promise<Recorded> {
  const segments = segmentsOf(input.events, input.versionHash);
  for (const segment of segments.slice(0, -1)) await recordSegment(db, { ...input, ...segment });
  return await recordSegment(db, { ...input, ...segments.at(-1) }, end);
}

/** Events of one version. A command that began before its case moved on is recorded by the version that the case runs now. */
async function recordSegment(db: Database, input: RecordEventsInput, end?: CommandEnd): Promise<Recorded> {
  const { region, caseId, versionHash } = input;
  const events = await addressed(db, input);
  const changes = events.length === 0 ? null : await changesOf(db, { ...input, events });
  const answer = single(await db.statement<{ value: Answer }>('select luotsi.record($1, $2::uuid, $3, $4::jsonb, $5::jsonb, $6::jsonb) as value',
    region, caseId, versionHash, JSON.stringify(events), changes && JSON.stringify(changes), end === undefined ? null : JSON.stringify(end)));
  if (answer === undefined || 'unknown' in answer) throw new Error(`Region ${region} has no case ${caseId}`);
  if ('gap' in answer) throw new SequenceGap(caseId, answer.gap, events[0]?.sequence);
  if ('version' in answer) return await recordSegment(db, { ...input, versionHash: answer.version }, end);
  if ('known' in answer) return await recordSegment(db, { ...input, events: events.filter(({ sequence }) => sequence > answer.known) }, end);
  if (events[0]?.type === 'caseMigrated') rememberCase(region, caseId, versionHash);
  return answer;
}

/** Whom an escalation calls is a rule of the case; who that is on its day is known only here. It becomes part of the event, so that the read side can be rebuilt. */
async function addressed(db: Database, { region, events }: RecordEventsInput): Promise<readonly CaseEvent[]> {
  if (!events.some(isUnaddressed)) return events;
  return await Promise.all(events.map(async (event) =>
    (isUnaddressed(event) ? { ...event, to: await findAddressees(db, region, { unit: event.unit, role: event.role, ...(event.worker !== undefined && { worker: event.worker }) }, localDate(event.at)) } : event)));
}

function isUnaddressed(event: CaseEvent): event is Extract<CaseEvent, { type: 'escalationRaised' }> {
  return event.type === 'escalationRaised' && event.to === undefined;
}

/** The read models' changes and the mails to send; with what goes to another region go the words for it, which that region's own models do not have. */
async function changesOf(db: Database, { region, versionHash, events }: RecordEventsInput): Promise<Changes & { readonly words?: FormWords; readonly mails?: readonly NewMail[] }> {
  const { definition, words } = await runnableVersion(db, region, versionHash);
  const offered = events.flatMap((event) => (event.type === 'handoverOffered' && event.transition === 'regionToRegion' ? [event] : []));
  const keys = offered.flatMap(({ contents }) => Object.keys(packageVariables(contents)));
  const mails = mailsAbout(events);
  const changes = { ...project(events, definition), ...(mails.length > 0 && { mails }) };
  return offered.length === 0 ? changes : { ...changes, words: wordsFor(words, keys) };
}
