/** The outline holds every step of the diagram once, by lane, from left to right, with what stands inside sub-processes. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { expect, test } from '@jest/globals';
import { guidanceModdle } from '../../guidance/index.ts';
import type { ModdleElement } from '../../modeler/guidance/moddle.ts';
import { outlineOf } from '../../modeler/outline.ts';

const xml = await readFile(join(import.meta.dirname, '../../models/siun-sote-guidance-path/siun-sote-guidance-path.bpmn'), 'utf8');
const moddle = new BpmnModdle({ guidance: guidanceModdle }) as unknown as { fromXML(xml: string): Promise<{ elementsById: Record<string, ModdleElement> }> };
const { elementsById } = await moddle.fromXML(xml);
const process = elementsById['siun_sote_guidance_path'];
if (!process) throw new Error('no process');
const place = (id: string) => {
  const at = new RegExp(`bpmnElement="${id}"[^>]*>\\s*<dc:Bounds x="(\\d+)" y="(\\d+)"`).exec(xml);
  return at?.[1] && at[2] ? { x: Number(at[1]), y: Number(at[2]) } : undefined;
};

test('each step once, in its lane, as drawn', () => {
  const groups = outlineOf(process, place);
  expect(groups.map(({ id }) => id)).toEqual(['lane_adviser', 'lane_guide', 'lane_group']);
  expect(groups[0]?.steps.map(({ id }) => id)).toEqual(['p2_se_phone', 'p2_se_digi', 'p2_t1', 'p2_g1', 'p2_ee1']);
  const inside = groups[2]?.steps.filter(({ depth }) => depth === 1).map(({ id }) => id);
  expect(inside).toEqual(['p2_t3_follow_start', 'p2_t3_follow_wait', 'p2_t3_follow_task', 'p2_t3_follow_end']);
  const all = groups.flatMap(({ steps }) => steps.map(({ id }) => id));
  const nodes = [...xml.matchAll(/<bpmn:(?:startEvent|endEvent|intermediateCatchEvent|boundaryEvent|userTask|exclusiveGateway|subProcess) id="([^"]+)"/g)].map(([, id]) => id);
  expect([...all].sort()).toEqual([...nodes].sort());
});

test('undrawn steps keep the order of the file', () => {
  expect(outlineOf(process, () => undefined)[0]?.steps.map(({ id }) => id)).toEqual(['p2_se_digi', 'p2_se_phone', 'p2_t1', 'p2_g1', 'p2_ee1']);
});
