/** The outline holds every step of the diagram once, by lane, in the order of the flow, with what stands inside and on edges. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { expect, test } from '@jest/globals';
import { guidanceModdle } from '../../../guidance/index.ts';
import type { ModdleElement } from '../../../modeler/guidance/moddle.ts';
import { flatten, outlineOf } from '../../../modeler/outline/outline.ts';
import { bpmn, flows, node } from '../../guidance/support/three-tiers.ts';

const moddle = new BpmnModdle({ guidance: guidanceModdle }) as unknown as { fromXML(xml: string): Promise<{ elementsById: Record<string, ModdleElement> }> };
const xml = await readFile(join(import.meta.dirname, '../../../models/siun-sote-guidance-path/siun-sote-guidance-path.bpmn'), 'utf8');
const place = (id: string) => {
  const at = new RegExp(`bpmnElement="${id}"[^>]*>\\s*<dc:Bounds x="(\\d+)" y="(\\d+)"`).exec(xml);
  return at?.[1] && at[2] ? { x: Number(at[1]), y: Number(at[2]) } : undefined;
};

async function processIn(file: string, id: string): Promise<ModdleElement> {
  const found = (await moddle.fromXML(file)).elementsById[id];
  if (!found) throw new Error(`no ${id}`);
  return found;
}

test('each step once, in its lane, in the order of the flow', async () => {
  const process = await processIn(xml, 'guidance_path');
  const groups = outlineOf(process, place);
  expect(groups.map(({ id }) => id)).toEqual(['lane_adviser', 'lane_guide', 'lane_group']);
  expect(groups[0]?.children.map(({ id }) => id)).toEqual(['p2_se_phone', 'p2_se_digi', 'p2_t1', 'p2_g1', 'p2_ee1']);
  const all = flatten(groups);
  const follow = all.find(({ id }) => id === 'p2_t3_follow');
  expect(follow?.children.map(({ id }) => id)).toEqual(expect.arrayContaining(['p2_t3_follow_start', 'p2_t3_follow_wait', 'p2_t3_follow_task', 'p2_t3_follow_end', 'p2_t3_started_timer']));
  const nodes = [...xml.matchAll(/<bpmn:(?:startEvent|endEvent|intermediateCatchEvent|boundaryEvent|userTask|(?:exclusive|inclusive)Gateway|subProcess) id="([^"]+)"/g)].map(([, id]) => id);
  expect(all.filter(({ kind }) => kind !== 'lane' && kind !== 'sequenceFlow').map(({ id }) => id).sort()).toEqual([...nodes].sort());
});

test('branches are lines of their own, and a step says where it leads unless that is the next line', async () => {
  const process = await processIn(bpmn('', `${node('startEvent', 's')}${node('exclusiveGateway', 'g')}${node('userTask', 'a')}${node('userTask', 'b')}${node('endEvent', 'e')}${flows(['s', 'g'], ['g', 'a'], ['g', 'b'], ['a', 'e'], ['b', 'g'])}`), 'p');
  const outline = outlineOf(process, () => undefined);
  expect(outline.map(({ id }) => id)[0]).toBe('s');
  const gateway = outline.find(({ id }) => id === 'g');
  expect(gateway?.children.map(({ id, kind }) => [id, kind])).toEqual([['g_a', 'sequenceFlow'], ['g_b', 'sequenceFlow']]);
  expect(outline.find(({ id }) => id === 'b')?.leadsTo?.id).toBe('g');
  expect(outline.find(({ id }) => id === 's')?.leadsTo).toBeUndefined();
});

test('a step that is drawn at the left still comes after what leads to it', async () => {
  const process = await processIn(bpmn('', `${node('endEvent', 'e')}${node('userTask', 'b')}${node('userTask', 'a')}${node('startEvent', 's')}${flows(['s', 'a'], ['a', 'b'], ['b', 'e'])}`), 'p');
  const backwards: Record<string, number> = { e: 0, b: 10, a: 20, s: 30 };
  expect(outlineOf(process, (id) => ({ x: backwards[id] ?? 0, y: 0 })).map(({ id }) => id)).toEqual(['s', 'a', 'b', 'e']);
});

test('a path of two thousand steps and a loop end', async () => {
  const names = Array.from({ length: 2000 }, (_, at) => `t${at}`);
  const pairs = names.map((name, at) => [name, names[(at + 1) % names.length] ?? name] as const);
  const process = await processIn(bpmn('', names.map((name) => node('userTask', name)).join('') + flows(...pairs)), 'p');
  expect(outlineOf(process, () => undefined)).toHaveLength(2000);
});
