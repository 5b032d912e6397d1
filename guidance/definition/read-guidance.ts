/**
 * Turns the `guidance:` extension of a compiled model into its typed form. Everything that could go wrong while a case runs
 * is refused here, by element id; nothing of the extension is ignored.
 */
import type { Definition, Diagnostic, ExtensionElement } from '../../kernel/run.ts';
import type { GuidanceDefinition } from '../model/guidance-definition.ts';
import { guidanceModdle } from './moddle.ts';
import { readClocks, readLadders } from './read-clocks.ts';
import { readCoordinators, refuseUnknownCoordinators } from './read-coordinators.ts';
import { readHandovers, readMoves, readPackage } from './read-handovers.ts';
import { readAssignments, readDecisions, readEntries, readForms, readTiers, readUntimed } from './read-tasks.ts';
import { checkLocks } from './read-locks.ts';
import { readTexts } from './read-texts.ts';
import { guidanceType, nested, startReading } from './reading.ts';
import type { Reading } from './reading.ts';

/** Attributes and lists that the descriptor knows, by type in lower case. */
const KNOWN: ReadonlyMap<string, ReadonlySet<string>> = new Map(guidanceModdle.types.map(({ name, properties }) => [name.toLowerCase(), new Set(properties.map((property) => property.name))]));

export type GuidanceReading =
  | { readonly ok: true; readonly guidance: GuidanceDefinition }
  /** `guidance` is what could be read; it must not be run. */
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[]; readonly guidance: GuidanceDefinition };

/**
 * Reads the guidance of a definition that `compile` made with `guidanceModdle`. Reports all problems, not only the first.
 * Diagnostics are all errors; codes: `docs/reference/diagnostics.md`.
 */
export function readGuidance(definition: Definition): GuidanceReading {
  const reading = startReading(definition);
  refuseUnknown(reading);
  checkLocks(reading);
  const ladders = readLadders(reading);
  const handovers = readHandovers(reading);
  const coordinators = readCoordinators(reading);
  refuseUnknownCoordinators(reading, handovers, coordinators);
  const whole = readPackage(reading);
  const moves = readMoves(reading);
  const guidance: GuidanceDefinition = {
    format: 1, tiers: readTiers(reading), clocks: readClocks(reading, ladders), ladders,
    assignments: readAssignments(reading, handovers), handovers, ...(whole && { package: whole }), ...(moves && { moves }), ...(coordinators.length > 0 && { coordinators }),
    entries: readEntries(reading), forms: readForms(reading), ...filled({ decisions: readDecisions(reading), untimed: readUntimed(reading) }), texts: readTexts(reading, definition),
  };
  return reading.problems.length === 0 ? { ok: true, guidance } : { ok: false, diagnostics: reading.problems, guidance };
}

/** Without the records that are empty: a definition says nothing of what its model does not use. */
function filled<Records extends Record<string, object>>(records: Records): Partial<Records> {
  return Object.fromEntries(Object.entries(records).filter(([, record]) => Object.keys(record).length > 0)) as Partial<Records>;
}

function refuseUnknown(reading: Reading): void {
  for (const [owner, extensions] of Object.entries(reading.all)) {
    for (const extension of extensions) refuseUnknownIn(reading, owner, extension);
  }
}

function refuseUnknownIn(reading: Reading, owner: string, extension: ExtensionElement): void {
  const type = guidanceType(extension);
  if (type === undefined) return;
  const known = KNOWN.get(type);
  if (known === undefined) return reading.problem('guidance-element-unknown', owner, extension.$type, `Expected a known guidance element on ${owner} but ${extension.$type} is none`);
  for (const [property, value] of Object.entries(extension)) {
    if (property === '$type') continue;
    if (!known.has(property)) reading.problem('guidance-attribute-unknown', owner, `${type}.${property}`, `Expected only attributes that guidance:${type} has but ${property} is none of them`);
    else if (Array.isArray(value)) nested(extension, property).forEach((item) => refuseUnknownIn(reading, owner, item));
  }
}
