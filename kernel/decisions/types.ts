/** Types of a decision model: item definitions as types of FEEL, with their allowed values (DMN 1.5 §7.3.2, §7.3.3). */
import { createMachine, type Machine } from '../expressions/feel/machine.ts';
import { evaluateText } from '../expressions/feel/run.ts';
import { any, standardType } from '../expressions/feel/types.ts';
import type { Type, Value } from '../expressions/feel/values.ts';
import type { DecisionModel, ItemDefinition } from './model.ts';

const deepest = 30;

export type TypeReader = (name: string | undefined, model: DecisionModel) => Type | undefined;

/** Looks types up by name; undefined for no name and for a name that nothing declares. */
export function typeReader(models: ReadonlyMap<string, DecisionModel>, machine: Machine): TypeReader {
  const known = new Map<string, Type | undefined>();
  const read = (name: string | undefined, model: DecisionModel, depth: number): Type | undefined => {
    if (name === undefined) return undefined;
    const key = `${model.namespace}\u0000${name}`;
    if (known.has(key)) return known.get(key);
    const found = depth > deepest ? any : findType(name, model, depth);
    known.set(key, found);
    return found;
  };
  const findType = (name: string, model: DecisionModel, depth: number): Type | undefined => {
    const item = model.types.find(candidate => candidate.name === name);
    if (item !== undefined) return typeOf(item, model, depth + 1);
    const imported = model.imports.map(part => ({ ...part, rest: part.name === '' ? name : name.startsWith(`${part.name}.`) ? name.slice(part.name.length + 1) : undefined }))
      .find(part => part.rest !== undefined && models.get(part.namespace)?.types.some(type => type.name === part.rest));
    const other = imported && models.get(imported.namespace);
    if (imported?.rest !== undefined && other !== undefined) return read(imported.rest, other, depth + 1);
    return standardType(name) ?? (/^[\w-]+:/.test(name) ? read(name.slice(name.indexOf(':') + 1), model, depth + 1) : undefined);
  };
  const typeOf = (item: ItemDefinition, model: DecisionModel, depth: number): Type => {
    const single = withAllowed(shapeOf(item, model, depth), item.allowedValues, model, machine);
    return withAllowed(item.collection ? { list: single } : single, item.typeConstraint, model, machine);
  };
  const shapeOf = (item: ItemDefinition, model: DecisionModel, depth: number): Type => {
    if (depth > deepest) return any;
    if (item.components !== undefined) return { context: new Map(item.components.map(part => [part.name, typeOf(part, model, depth + 1)] as const)) };
    if (item.function !== undefined) return { parameters: item.function.parameters.map(name => read(name, model, depth + 1) ?? any), result: read(item.function.result, model, depth + 1) ?? any };
    return read(item.typeRef, model, depth + 1) ?? any;
  };
  return (name, model) => read(name, model, 0);
}

function withAllowed(type: Type, tests: string | undefined, model: DecisionModel, machine: Machine): Type {
  if (tests === undefined || tests === '-' || tests === '') return type;
  const allows = (value: Value): boolean => {
    const own = createMachine(machine.at, machine.typeOf, machine.left);
    const passed = evaluateText(tests, 'tests', { names: new Map([['?', value]]), parent: undefined }, model.members, own) === true;
    machine.left = own.left;
    return passed && (type.allows?.(value) ?? true);
  };
  return { ...type, allows };
}
