/** Appliers of what an activity keeps while it runs several times, and of what stays behind for compensation. */
import type { Draft } from '../engine/draft.ts';
import { put, writable } from '../engine/draft.ts';
import type { Activation } from '../model/state.ts';
import { entryOf } from '../model/table.ts';
import type { EventOf } from './applier.ts';

export function instancesPlanned(draft: Draft, { activation, total, items }: EventOf<'instancesPlanned'>): void {
  change(draft, activation, holder => ({ ...holder, multi: { total, completed: 0, ...(items === undefined ? undefined : { items }) } }));
}

export function instanceOutput(draft: Draft, { activation, index, value }: EventOf<'instanceOutput'>): void {
  change(draft, activation, holder => {
    if (holder.multi === undefined) return holder;
    const outputs = Array.from({ length: holder.multi.total }, (_, place) => place === index ? value : holder.multi?.outputs?.[place] ?? null);
    return { ...holder, multi: { ...holder.multi, outputs } };
  });
}

export function pendingSet(draft: Draft, { activation, pending }: EventOf<'pendingSet'>): void {
  change(draft, activation, holder => ({ ...holder, pending }));
}

export function compensationKept(draft: Draft, { activation: id, elementId, parent, round, variables }: EventOf<'compensationKept'>): void {
  writable(draft, 'compensations')[id] = {
    id, elementId, ...(parent === undefined ? undefined : { parent }), ...(round === undefined ? undefined : { round }),
    ...(variables === undefined ? undefined : { variables }),
  };
}

export function compensationTaken(draft: Draft, { activation }: EventOf<'compensationTaken'>): void {
  delete writable(draft, 'compensations')[activation];
}

/** Told to the outside; the state stays as it is. */
export function toldOnly(): void {}

function change(draft: Draft, id: string, by: (holder: Activation) => Activation): void {
  const holder = entryOf(draft.state.activations, id);
  if (holder !== undefined) put(draft, 'activations', id, by(holder));
}
