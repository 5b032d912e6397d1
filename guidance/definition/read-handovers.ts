/** Reads what the model says of handovers: the drawn ones, what every package holds, and when being passed around is raised. */
import type { ExtensionElement } from '../../kernel/run.ts';
import type { HandoverDefinition } from '../model/guidance-definition.ts';
import { packageSections, transitions } from '../model/handover.ts';
import type { MovesDefinition, PackageDefinition, PackageSection } from '../model/handover.ts';
import { listed, nested, oneOf, oncePerOwner, required, text, truth, whole } from './reading.ts';
import type { Reading } from './reading.ts';

export function readHandovers(reading: Reading): Record<string, HandoverDefinition> {
  return oncePerOwner(reading, 'handover', (current, owner, extension) => {
    if (current.elements[owner]?.kind !== 'userTask') return void current.problem('handover-not-on-user-task', owner, 'handover', `Expected a handover on a user task but ${owner} is none`);
    const toRole = required(current, owner, extension, 'toRole', 'handover-receiver-missing');
    const toUnit = required(current, owner, extension, 'toUnit', 'handover-receiver-missing');
    const transition = oneOf(current, owner, extension, { property: 'transition', words: transitions, code: 'handover-transition-unknown' });
    if (!toRole || !toUnit || !transition) return undefined;
    const follows = truth(extension, 'follows');
    const coordinatorRole = text(extension, 'coordinatorRole');
    return {
      toRole, toUnit, transition, requires: listed(text(extension, 'requires')), namesCoordinator: truth(extension, 'namesCoordinator'),
      ...(follows && { follows }), ...(coordinatorRole !== undefined && { coordinatorRole }),
    };
  });
}

/** What every package of the process holds; undefined when the model says nothing of it. */
export function readPackage(reading: Reading): PackageDefinition | undefined {
  return onProcess(reading, 'package', (owner, extension) => {
    const parts: Partial<Record<PackageSection, readonly string[]>> = {};
    const requiredParts: PackageSection[] = [];
    for (const part of nested(extension, 'parts')) {
      const section = oneOf(reading, owner, part, { property: 'section', words: packageSections, code: 'package-section-unknown' });
      if (section === undefined) continue;
      if (parts[section] !== undefined) reading.problem('package-section-repeated', owner, `package.${section}`, `Expected one part of a section but "${section}" is there twice`);
      parts[section] = listed(text(part, 'variables'));
      if (truth(part, 'required')) requiredParts.push(section);
    }
    return { parts, required: requiredParts };
  });
}

export function readMoves(reading: Reading): MovesDefinition | undefined {
  return onProcess(reading, 'moves', (owner, extension) => {
    const number = (property: 'limit' | 'pingPong'): number | undefined => {
      const value = whole(extension, property);
      if (value === undefined || value >= 0) return value;
      return void reading.problem('moves-limit-invalid', owner, `moves.${property}`, `Expected a whole number of at least 0 but it is ${text(extension, property) ?? 'missing'}`);
    };
    const [limit, pingPong] = [number('limit'), number('pingPong')];
    return { ...(limit !== undefined && { limit }), ...(pingPong !== undefined && { pingPong }) };
  });
}

/** The one extension of a type that stands on a process; elsewhere it is a problem. */
function onProcess<Value>(reading: Reading, type: 'package' | 'moves', read: (owner: string, extension: ExtensionElement) => Value | undefined): Value | undefined {
  const found = oncePerOwner(reading, type, (_, owner, extension) => {
    if (reading.processIds.has(owner)) return read(owner, extension);
    return void reading.problem(`${type}-misplaced`, owner, type, `Expected ${type} on the process but it stands on ${owner}`);
  });
  return Object.values(found)[0];
}
