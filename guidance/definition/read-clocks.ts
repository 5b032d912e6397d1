/** Reads `guidance:clock` and `guidance:ladder`, which stand on the process. */
import { feel } from '../../kernel/run.ts';
import type { ExtensionElement } from '../../kernel/run.ts';
import type { ClockDefinition, LadderDefinition, LadderStep, Standing } from '../model/guidance-definition.ts';
import { readClockLimit } from './read-limits.ts';
import { readAllTriggers, readWarnings } from './read-triggers.ts';
import type { ClockSource } from './read-triggers.ts';
import { listed, nested, oneOf, text, texts, truth, whole } from './reading.ts';
import type { Reading } from './reading.ts';

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
    else if (unit && kind) steps.push({ id, offset, unit, kind, role, ...readWhen(reading, owner, step) });
  }
  if (nested(extension, 'steps').length === 0) reading.problem('ladder-empty', owner, `ladder(${ladder})`, `Expected steps on the ladder "${ladder}" but it has none`);
  return steps;
}

function readWhen(reading: Reading, owner: string, step: ExtensionElement): Pick<LadderStep, 'when'> {
  const when = oneOf(reading, owner, step, { property: 'when', words: ['always', 'unacknowledged'], code: 'step-when-unknown', fallback: 'always' });
  return when === 'unacknowledged' ? { when } : {};
}

function readClock(reading: Reading, owner: string, extension: ExtensionElement, ladders: Readonly<Record<string, LadderDefinition>>): ClockDefinition | undefined {
  const id = text(extension, 'id');
  if (id === undefined) return void reading.problem('clock-id-missing', owner, 'clock', 'Expected an id on every clock but one has none');
  const path = `clock(${id})`;
  const source = { owner, id, extension };
  const kind = oneOf(reading, owner, extension, { property: 'kind', words: ['statutory', 'target'], code: 'clock-kind-unknown' });
  const calendar = oneOf(reading, owner, extension, { property: 'calendar', words: ['fi', 'region', 'unit'], code: 'clock-calendar-unknown', fallback: 'fi' });
  const name = texts(extension);
  if (name === undefined) reading.problem('clock-name-missing', owner, `${path}.fi`, `Expected a Finnish name on the clock "${id}" but it has none`);
  const limit = readClockLimit(reading, source);
  const hasNumber = limit?.hasNumber !== false;
  const options = {
    ...limit?.says, ladder: readLadderName(reading, owner, path, extension, { hasNumber, ladders }),
    condition: readCondition(reading, owner, path, extension), legalBasis: text(extension, 'legalBasis'), officeHours: truth(extension, 'officeHours') || undefined,
    warnings: readWarnings(reading, source, hasNumber), exceptions: readExceptions(reading, source, kind),
    waiting: readStanding(reading, source, 'waiting'), suspension: readStanding(reading, source, 'suspension'),
  };
  const triggers = readAllTriggers(reading, source);
  if (!kind || !limit || !calendar || !name) return undefined;
  return { id, kind, name, roll: truth(extension, 'roll'), calendar, ...present(options), ...triggers };
}

/** Whether time counts while the clock waits, or its case is suspended; undefined leaves it to the clock's kind. */
function readStanding(reading: Reading, { owner, extension }: ClockSource, property: 'waiting' | 'suspension'): Standing | undefined {
  return text(extension, property) === undefined ? undefined : oneOf(reading, owner, extension, { property, words: ['counts', 'standsStill'], code: 'clock-standing-unknown' });
}

function readExceptions(reading: Reading, { owner, id, extension }: ClockSource, kind: ClockDefinition['kind'] | undefined): readonly string[] | undefined {
  const grounds = listed(text(extension, 'exceptions'));
  if (grounds.length > 0 && kind === 'target') reading.problem('clock-exception-on-target', owner, `clock(${id}).exceptions`, `Expected grounds of an exception on a statutory clock only but "${id}" is a target`);
  return grounds.length > 0 ? grounds : undefined;
}

/** Without the properties that are not there: absent and undefined are not the same in JSON's hash. */
function present<Options extends object>(options: Options): { [Key in keyof Options]?: Exclude<Options[Key], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as { [Key in keyof Options]?: Exclude<Options[Key], undefined> };
}

function readLadderName(reading: Reading, owner: string, path: string, extension: ExtensionElement, among: { readonly hasNumber: boolean; readonly ladders: Readonly<Record<string, LadderDefinition>> }): string | undefined {
  const ladder = text(extension, 'ladder');
  if (ladder === undefined) return undefined;
  if (among.ladders[ladder] === undefined) reading.problem('ladder-unknown', owner, `${path}.ladder`, `Expected the ladder "${ladder}" on the process but it is not there`);
  if (!among.hasNumber) reading.problem('ladder-without-limit', owner, `${path}.ladder`, 'Expected a limit for the ladder to count from but the unit has no number');
  return ladder;
}

/** The condition without the leading `=` that modelers write before FEEL. */
function readCondition(reading: Reading, owner: string, path: string, extension: ExtensionElement): string | undefined {
  const condition = text(extension, 'condition')?.replace(/^=\s*/, '');
  if (condition === undefined) return undefined;
  const syntax = feel.parse(condition);
  if (syntax) reading.problem('clock-condition-invalid', owner, `${path}.condition`, syntax.message);
  return condition;
}
