/** Plays a ready model by the kernel: a story is what people answer in order, and the end it comes to. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../../kernel/index.ts';
import type { BpmnDocument } from '../../kernel/index.ts';
import { compileCase, guidanceModdle } from '../../guidance/index.ts';
import type { CaseDefinition } from '../../guidance/index.ts';
import { playDefinition } from '../support/kernel-player.ts';
import type { Player } from '../support/kernel-player.ts';

/** A task with its answers, or `!timer`: the time of that event has come. */
export type Act = readonly [task: string, values?: Record<string, unknown>];
export interface Story { readonly start: string; readonly acts: readonly Act[]; readonly end: string }

const home = join(import.meta.dirname, '../../models');

export async function modelOf(folder: string): Promise<{ readonly xml: string; readonly definition: CaseDefinition }> {
  const xml = readFileSync(join(home, folder, `${folder}.bpmn`), 'utf8');
  const compiled = await compileCase(xml);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return { xml, definition: compiled.definition };
}

export async function documentOf(folder: string): Promise<BpmnDocument> {
  const read = await readDocument(readFileSync(join(home, folder, `${folder}.bpmn`), 'utf8'), { guidance: guidanceModdle });
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.document;
}

export function opened({ process }: CaseDefinition, startEventId: string): Player {
  const player = playDefinition(process);
  player.send({ type: 'start', startEventId, variables: { channel: 'phone', need: 'apua arkeen', sevenDayGround: null } });
  return player;
}

export function follow(player: Player, acts: readonly Act[]): Player {
  for (const [task, values = {}] of acts) {
    if (task.startsWith('!')) player.fire(task.slice(1));
    else player.complete(task, values);
  }
  return player;
}

/** The end event that the process completed at; undefined while it runs. */
export function endOf(player: Player): string | undefined {
  return player.log.flatMap((event) => (event.type === 'processCompleted' ? [event.endEventId] : []))[0];
}

/** Start and end events of the process itself, without those of its sub-processes. */
export function outermost({ process }: CaseDefinition, kind: 'startEvent' | 'endEvent'): string[] {
  const main = process.processes[process.main];
  return Object.values(main?.elements ?? {}).filter((element) => element.kind === kind && element.scope === process.main).map(({ id }) => id).sort();
}

/** Ids of everything that a story came to. */
export function touched(player: Player): string[] {
  return player.log.flatMap((event) => (event.type === 'elementActivated' ? [event.elementId] : []));
}
