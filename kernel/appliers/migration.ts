/** Applier of a move to another definition: what stood at an element stands at the one it was given; ids and instants stay. */
import type { Draft } from '../engine/draft.ts';
import { put, writable } from '../engine/draft.ts';
import { entriesOf } from '../model/table.ts';
import type { EventOf } from './applier.ts';

export function instanceMigrated(draft: Draft, { processId, elements }: EventOf<'instanceMigrated'>): void {
  draft.state.processId = processId;
  if (Object.keys(elements).length === 0) return;
  const target = (id: string): string => elements[id] ?? id;
  for (const activation of entriesOf(draft.state.activations)) moveActivation(draft, activation.id, activation, target);
  for (const name of ['tasks', 'timers', 'messages', 'signals', 'conditions', 'incidents'] as const) moveEntries(draft, name, target);
  for (const [id, kept] of Object.entries(draft.state.compensations ?? {})) writable(draft, 'compensations')[id] = { ...kept, elementId: target(kept.elementId) };
  for (const name of ['joins', 'parts', 'phases'] as const) moveKeys(draft, name, target);
}

type Target = (elementId: string) => string;
type Activation = Parameters<typeof put<'activations'>>[3];

function moveActivation(draft: Draft, id: string, activation: Activation, target: Target): void {
  const elementId = target(activation.elementId);
  const pending = activation.pending?.map(target);
  const moved = elementId !== activation.elementId || pending?.some((one, index) => one !== activation.pending?.[index]);
  if (moved) put(draft, 'activations', id, { ...activation, elementId, ...(pending && { pending }) });
}

type Waits = 'tasks' | 'timers' | 'messages' | 'signals' | 'conditions' | 'incidents';

function moveEntries<Name extends Waits>(draft: Draft, name: Name, target: Target): void {
  for (const entry of entriesOf<{ readonly id: string; readonly elementId: string }>(draft.state[name])) {
    const elementId = target(entry.elementId);
    if (elementId !== entry.elementId) put(draft, name, entry.id, { ...entry, elementId } as Parameters<typeof put<Name>>[3]);
  }
}

/** Keys `<scope or activation>/<element>`; all are taken before any is given back, so that two places can change with each other. */
function moveKeys(draft: Draft, name: 'joins' | 'parts' | 'phases', target: Target): void {
  const entries = Object.entries(draft.state[name] ?? {});
  const moved = entries.map(([key, value]) => [`${key.slice(0, key.lastIndexOf('/') + 1)}${target(key.slice(key.lastIndexOf('/') + 1))}`, value] as const);
  if (moved.every(([key], index) => key === entries[index]?.[0])) return;
  const record: Record<string, unknown> = writable(draft, name);
  for (const [key] of entries) delete record[key];
  for (const [key, value] of moved) record[key] = value;
}
