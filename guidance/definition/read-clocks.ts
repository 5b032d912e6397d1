/** Reads `guidance:clock` and `guidance:ladder`, which stand on the process. */
import { feel } from '../../kernel/run.ts';
import type { ExtensionElement } from '../../kernel/run.ts';
import type { ClockDefinition, ClockTrigger, LadderDefinition, LadderStep, LimitUnit } from '../model/guidance-definition.ts';
import type { GuidanceDiagnosticCode } from './codes.ts';
import { nested, oneOf, text, texts, truth, whole } from './reading.ts';
import type { Reading } from './reading.ts';

const UNITS: readonly LimitUnit[] = ['workingDays', 'calendarDays', 'weeks', 'months', 'sameDay', 'withoutUndueDelay'];
const STEP_KINDS = ['remind', 'inform', 'help', 'transfer'] as const;

export function readLadders(reading: Reading): Record<string, LadderDefinition> {
  const ladders: Record<string, LadderDefinition> = {};
  for (const { owner, extension } of onProcess(reading, 'ladder')) {
    const id = text(extension, 'id');
    if (id === undefined) reading.problem('ladder-id-missing', owner, 'ladder', 'Expected an id on every ladder but one has none');
    else if (ladders[id] !== undefined) reading.problem('duplicate-ladder', owner, `ladder(${id})`, `Expected one ladder of an id but "${id}" is there twice`);
    else ladders[id] = { id, steps: readSteps(reading, owner, id, extension) };
  }
  return ladders;
}

export function readClocks(reading: Reading, ladders: Readonly<Record<string, LadderDefinition>>): ClockDefinition[] {
  const clocks: ClockDefinition[] = [];
  for (const { owner, extension } of onProcess(reading, 'clock')) {
    const clock = readClock(reading, owner, extension, ladders);
    if (clock === undefined) continue;
    if (clocks.some((other) => other.id === clock.id)) reading.problem('duplicate-clock', owner, `clock(${clock.id})`, `Expected one clock of an id but "${clock.id}" is there twice`);
    else clocks.push(clock);
  }
  return clocks;
}

function onProcess(reading: Reading, type: 'clock' | 'ladder'): { owner: string; extension: ExtensionElement }[] {
  return reading.owners.flatMap((owner) => reading.extensions(owner, type).flatMap((extension) => {
    if (reading.processIds.has(owner)) return [{ owner, extension }];
    reading.problem(`${type}-misplaced`, owner, type, `Expected every ${type} on the process but one stands on ${owner}`);
    return [];
  }));
}

function readSteps(reading: Reading, owner: string, ladder: string, extension: ExtensionElement): LadderStep[] {
  const steps: LadderStep[] = [];
  for (const step of nested(extension, 'steps')) {
    const id = text(step, 'id');
    const offset = whole(step, 'offset');
    const role = text(step, 'role');
    const path = `ladder(${ladder}).steps`;
    const unit = oneOf(reading, owner, step, { property: 'unit', words: ['workingDays', 'calendarDays'], code: 'step-unit-unknown', fallback: 'workingDays' });
    const kind = oneOf(reading, owner, step, { property: 'kind', words: STEP_KINDS, code: 'step-kind-unknown' });
    if (id === undefined || steps.some((other) => other.id === id)) reading.problem('step-id', owner, path, `Expected an own id on every step of "${ladder}" but it is ${id ?? 'missing'}`);
    else if (offset === undefined || Number.isNaN(offset)) reading.problem('step-offset-invalid', owner, path, `Expected a whole number as offset of "${id}" but it is ${text(step, 'offset') ?? 'missing'}`);
    else if (role === undefined) reading.problem('step-role-missing', owner, path, `Expected a role on step "${id}" but it has none`);
    else if (unit && kind) steps.push({ id, offset, unit, kind, role });
  }
  if (nested(extension, 'steps').length === 0) reading.problem('ladder-empty', owner, `ladder(${ladder})`, `Expected steps on the ladder "${ladder}" but it has none`);
  return steps;
}

function readClock(reading: Reading, owner: string, extension: ExtensionElement, ladders: Readonly<Record<string, LadderDefinition>>): ClockDefinition | undefined {
  const id = text(extension, 'id');
  if (id === undefined) return void reading.problem('clock-id-missing', owner, 'clock', 'Expected an id on every clock but one has none');
  const path = `clock(${id})`;
  const kind = oneOf(reading, owner, extension, { property: 'kind', words: ['statutory', 'target'], code: 'clock-kind-unknown' });
  const unit = oneOf(reading, owner, extension, { property: 'unit', words: UNITS, code: 'clock-unit-unknown' });
  const calendar = oneOf(reading, owner, extension, { property: 'calendar', words: ['fi'], code: 'clock-calendar-unknown', fallback: 'fi' });
  const name = texts(extension);
  if (name === undefined) reading.problem('clock-name-missing', owner, `${path}.fi`, `Expected a Finnish name on the clock "${id}" but it has none`);
  const triggers = {
    starts: readTriggers(reading, owner, { clock: id, property: 'starts' }, extension),
    stops: readTriggers(reading, owner, { clock: id, property: 'stops' }, extension),
  };
  const options = {
    limit: unit && readLimit(reading, owner, path, extension, unit), ladder: readLadderName(reading, owner, path, extension, { unit, ladders }),
    condition: readCondition(reading, owner, path, extension), legalBasis: text(extension, 'legalBasis'),
  };
  if (!kind || !unit || !calendar || !name) return undefined;
  return { id, kind, name, unit, roll: truth(extension, 'roll'), calendar, ...present(options), ...triggers };
}

/** Without the properties that are not there: absent and undefined are not the same in JSON's hash. */
function present<Options extends object>(options: Options): { [Key in keyof Options]?: Exclude<Options[Key], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as { [Key in keyof Options]?: Exclude<Options[Key], undefined> };
}

function readLadderName(reading: Reading, owner: string, path: string, extension: ExtensionElement, among: { readonly unit: LimitUnit | undefined; readonly ladders: Readonly<Record<string, LadderDefinition>> }): string | undefined {
  const ladder = text(extension, 'ladder');
  if (ladder === undefined) return undefined;
  if (among.ladders[ladder] === undefined) reading.problem('ladder-unknown', owner, `${path}.ladder`, `Expected the ladder "${ladder}" on the process but it is not there`);
  if (among.unit === 'withoutUndueDelay') reading.problem('ladder-without-limit', owner, `${path}.ladder`, 'Expected a limit for the ladder to count from but the unit has no number');
  return ladder;
}

function readLimit(reading: Reading, owner: string, path: string, extension: ExtensionElement, unit: LimitUnit): number | undefined {
  const limit = whole(extension, 'limit');
  const found = text(extension, 'limit') ?? '';
  const refuse = (code: GuidanceDiagnosticCode, expected: string): undefined => void reading.problem(code, owner, `${path}.limit`, `Expected ${expected} but it is ${found || 'missing'}`);
  if (unit === 'withoutUndueDelay') return limit === undefined ? undefined : refuse('clock-limit-unexpected', 'no number with the unit withoutUndueDelay');
  if (unit === 'sameDay') return limit === undefined || limit === 0 ? 0 : refuse('clock-limit-invalid', '0 or nothing for the same day');
  if (limit === undefined) return refuse('clock-limit-missing', `a limit in ${unit}`);
  return Number.isNaN(limit) || limit < 0 ? refuse('clock-limit-invalid', 'a whole limit of at least 0') : limit;
}

/** The condition without the leading `=` that modelers write before FEEL. */
function readCondition(reading: Reading, owner: string, path: string, extension: ExtensionElement): string | undefined {
  const condition = text(extension, 'condition')?.replace(/^=\s*/, '');
  if (condition === undefined) return undefined;
  const syntax = feel.parse(condition);
  if (syntax) reading.problem('clock-condition-invalid', owner, `${path}.condition`, syntax.message);
  return condition;
}

function readTriggers(reading: Reading, owner: string, of: { readonly clock: string; readonly property: 'starts' | 'stops' }, extension: ExtensionElement): ClockTrigger[] {
  const path = `clock(${of.clock}).${of.property}`;
  const words = of.property === 'starts' ? ['caseOpened', 'activated', 'completed'] as const : ['activated', 'completed'] as const;
  const found = nested(extension, of.property);
  if (of.property === 'starts' && found.length === 0) reading.problem('clock-start-missing', owner, path, `Expected a start on the clock "${of.clock}" but it has none`);
  return found.flatMap((trigger): ClockTrigger[] => {
    const on = oneOf(reading, owner, trigger, { property: 'on', words, code: 'trigger-unknown' });
    const element = text(trigger, 'element');
    if (on === undefined) return [];
    if (on === 'caseOpened') return [{ on }];
    if (element !== undefined && reading.elements[element]) return [{ on, element }];
    reading.problem('trigger-element-unknown', owner, path, `Expected the element of a trigger of "${of.clock}" in the process but it is ${element ?? 'missing'}`);
    return [];
  });
}
