/** The reader's language on the canvas: names are drawn in it, and the file says what it said. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { guidanceModdle } from '../../guidance/index.ts';
import { readInLanguage } from '../../modeler/canvas/reader-language.ts';
import type { DiagramElement } from '../../modeler/canvas/services.ts';
import type { ModdleElement } from '../../modeler/guidance/moddle.ts';
import type { Language } from '../../ui/index.ts';

interface Moddle {
  fromXML(xml: string): Promise<{ rootElement: ModdleElement; elementsById: Record<string, ModdleElement> }>;
  toXML(root: ModdleElement, options: { format: boolean }): Promise<{ xml: string }>;
}
type Listener = (event: object, drawing: { gfx: unknown; element: DiagramElement; attrs: unknown }) => unknown;

const model = await readFile(join(import.meta.dirname, '../../models/siun-sote-guidance-path/siun-sote-guidance-path.bpmn'), 'utf8');
const moddle = new BpmnModdle({ guidance: guidanceModdle }) as unknown as Moddle;
let root: ModdleElement;
let byId: Record<string, ModdleElement>;
beforeEach(async () => { ({ rootElement: root, elementsById: byId } = await moddle.fromXML(model)); });

/** Draws one element; answers the name that was there to be drawn, undefined when drawing is left to others. */
function drawn(id: string, language: Language, kind: 'render.shape' | 'render.connection' = 'render.shape', fail = false): unknown {
  const listeners = new Map<string, Listener>();
  const draw = (_: unknown, { businessObject }: DiagramElement): unknown => { if (fail) throw new Error('cannot draw'); return businessObject.name; };
  readInLanguage({ on: (event, _, listener) => { listeners.set(event, listener); } }, { drawShape: draw, drawConnection: draw }, language);
  return listeners.get(kind)?.({}, { gfx: undefined, element: { id, type: 'bpmn:UserTask', businessObject: byId[id] as ModdleElement }, attrs: undefined });
}

describe('a canvas that is read', () => {
  test('draws the name of the language, Finnish and unnamed as they are', () => {
    expect(drawn('p2_t2_adv', 'sv')).toBe('Fördjupad handledning');
    expect(drawn('p2_t2_adv', 'en')).toBe('Further guidance');
    expect(drawn('p2_t2_adv', 'fi')).toBeUndefined();
    expect(drawn('p2_f_pre', 'sv', 'render.connection')).toBeUndefined();
  });

  test('leaves the file as it was, also when drawing fails', async () => {
    const before = (await moddle.toXML(root, { format: true })).xml;
    for (const id of Object.keys(byId)) if (byId[id]?.name !== undefined) drawn(id, 'sv');
    expect(() => drawn('p2_t2_adv', 'sv', 'render.shape', true)).toThrow('cannot draw');
    expect((await moddle.toXML(root, { format: true })).xml).toBe(before);
    expect(byId['p2_t2_adv']?.name).toBe('Pidemmälle viety ohjaus');
  });
});
