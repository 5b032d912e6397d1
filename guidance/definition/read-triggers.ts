/** Reads what moves a clock, `guidance:start`, `stop`, `pause`, `resume` and `reopen`, and its `guidance:warning` points. */
import type { ExtensionElement } from '../../kernel/run.ts';
import type { AboutTrigger, ClockTrigger, PauseTrigger, WaitingFor, WarningPoint } from '../model/guidance-definition.ts';
import { nested, oneOf, text, whole } from './reading.ts';
import type { Reading } from './reading.ts';

/** The naming of a coordinator; they have no element. */
const NAMING = ['coordinatorNeeded', 'coordinatorQueued', 'coordinatorNamed'] as const;
export const WAITING_FOR: readonly WaitingFor[] = ['client', 'partner', 'place', 'healthProfessional', 'decision', 'other'];

/** A clock that is being read. */
export interface ClockSource { readonly owner: string; readonly id: string; readonly extension: ExtensionElement }
type TriggerList = 'starts' | 'stops' | 'pauses' | 'resumes' | 'reopens';

const ABOUT: readonly AboutTrigger[] = ['handoverOffered', 'handoverAnswered', 'handoverAccepted', 'firstService', 'callBackRequested', 'clientReached'];
const ELEMENT = ['activated', 'completed'] as const;
const MOST = [...ELEMENT, ...NAMING];
/** What may stand in each list: a handover or call-back starts and stops a clock of its own. */
const WORDS: Readonly<Record<TriggerList, readonly ClockTrigger['on'][]>> = {
  starts: ['caseOpened', ...ELEMENT, ...NAMING, ...ABOUT], stops: [...ELEMENT, ...NAMING, ...ABOUT], pauses: MOST, resumes: MOST, reopens: MOST,
};

/** Starts and stops are always there, the others only where the model has some. */
export interface Triggers {
  readonly starts: readonly ClockTrigger[];
  readonly stops: readonly ClockTrigger[];
  readonly pauses?: readonly PauseTrigger[];
  readonly resumes?: readonly ClockTrigger[];
  readonly reopens?: readonly ClockTrigger[];
}

export function readAllTriggers(reading: Reading, clock: ClockSource): Triggers {
  const starts = readTriggers(reading, clock, 'starts');
  if (nested(clock.extension, 'starts').length === 0) reading.problem('clock-start-missing', clock.owner, `clock(${clock.id}).starts`, `Expected a start on the clock "${clock.id}" but it has none`);
  const pauses = nested(clock.extension, 'pauses').flatMap((pause) => readPause(reading, clock, pause));
  const resumes = readTriggers(reading, clock, 'resumes');
  const reopens = readTriggers(reading, clock, 'reopens');
  return {
    starts, stops: readTriggers(reading, clock, 'stops'),
    ...(pauses.length > 0 && { pauses }), ...(resumes.length > 0 && { resumes }), ...(reopens.length > 0 && { reopens }),
  };
}

function readTriggers(reading: Reading, clock: ClockSource, property: TriggerList): ClockTrigger[] {
  return nested(clock.extension, property).flatMap((trigger) => readTrigger(reading, clock, property, trigger));
}

function readTrigger(reading: Reading, { owner, id }: ClockSource, property: TriggerList, trigger: ExtensionElement): ClockTrigger[] {
  const on = oneOf(reading, owner, trigger, { property: 'on', words: WORDS[property], code: 'trigger-unknown' });
  const element = text(trigger, 'element');
  if (on === undefined) return [];
  const bound = on === 'activated' || on === 'completed' || (element !== undefined && ABOUT.some((word) => word === on));
  if (!bound) return [{ on }];
  if (element !== undefined && reading.elements[element]) return [{ on, element }];
  reading.problem('trigger-element-unknown', owner, `clock(${id}).${property}`, `Expected the element of a trigger of "${id}" in the process but it is ${element ?? 'missing'}`);
  return [];
}

function readPause(reading: Reading, clock: ClockSource, pause: ExtensionElement): PauseTrigger[] {
  const [trigger] = readTrigger(reading, clock, 'pauses', pause);
  const waitingFor = oneOf(reading, clock.owner, pause, { property: 'waitingFor', words: WAITING_FOR, code: 'pause-waiting-unknown' });
  const reason = text(pause, 'reason');
  if (reason === undefined) reading.problem('pause-reason-missing', clock.owner, `clock(${clock.id}).pauses`, `Expected a reason on every pause of "${clock.id}" but one has none`);
  return trigger && waitingFor && reason !== undefined ? [{ ...trigger, waitingFor, reason }] : [];
}

export function readWarnings(reading: Reading, clock: ClockSource, hasNumber: boolean): readonly WarningPoint[] | undefined {
  const points: WarningPoint[] = [];
  const path = `clock(${clock.id}).warnings`;
  const found = nested(clock.extension, 'warnings');
  for (const warning of found) {
    const id = text(warning, 'id');
    const point = id === undefined ? undefined : readPoint(reading, clock.owner, id, warning);
    if (id === undefined || points.some((other) => other.id === id)) reading.problem('warning-id', clock.owner, path, `Expected an own id on every warning of "${clock.id}" but it is ${id ?? 'missing'}`);
    else if (point === undefined) reading.problem('warning-point-invalid', clock.owner, path, `Expected a whole offset of at most -1, or a share between 0 and 1, on the warning "${id}" but it has ${text(warning, 'offset') ?? text(warning, 'share') ?? 'neither'}`);
    else points.push(point);
  }
  if (found.length > 0 && !hasNumber) reading.problem('warning-without-limit', clock.owner, path, `Expected a limit that "${clock.id}" could warn of but its unit has no number`);
  return points.length > 0 ? points : undefined;
}

function readPoint(reading: Reading, owner: string, id: string, warning: ExtensionElement): WarningPoint | undefined {
  const offset = whole(warning, 'offset');
  const share = text(warning, 'share');
  if (share !== undefined) return offset === undefined && /^0?\.\d{1,4}$/.test(share) && Number(share) > 0 ? { id, share: Number(share) } : undefined;
  if (offset === undefined || !(offset < 0)) return undefined;
  const unit = oneOf(reading, owner, warning, { property: 'unit', words: ['workingDays', 'calendarDays'] as const, code: 'step-unit-unknown', fallback: 'workingDays' });
  return unit && { id, offset, unit };
}
