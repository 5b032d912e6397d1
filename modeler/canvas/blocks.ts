/**
 * The building blocks of care guidance: what can be drawn from the palette, appended on the canvas and added in the outline.
 * A block is a shape of BPMN with what care guidance says about it from the start.
 */
import type { TextTable } from '../../ui/index.ts';
import type { DiagramElement, EditorServices, Services } from './services.ts';

export const blockNames = ['task', 'handover', 'tier3', 'decision', 'wait', 'choice', 'parallel', 'end'] as const;
export type BlockName = (typeof blockNames)[number];

interface Block {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** Extension elements it begins with: type and attributes. */
  readonly says?: readonly (readonly [type: string, attributes: Readonly<Record<string, string>>])[];
  /** ISO 8601 duration of a timer. */
  readonly after?: string;
}

/** Starting values are examples to be changed, not rules: a region sets its own limits. */
const blocks: Readonly<Record<BlockName, Block>> = {
  task: { type: 'bpmn:UserTask' },
  handover: { type: 'bpmn:UserTask', says: [['guidance:Handover', { transition: 'tierToTier' }]] },
  tier3: { type: 'bpmn:SubProcess', attributes: { isExpanded: true }, says: [['guidance:Tier', { level: '3' }]] },
  decision: { type: 'bpmn:BusinessRuleTask' },
  wait: { type: 'bpmn:IntermediateCatchEvent', attributes: { eventDefinitionType: 'bpmn:TimerEventDefinition' }, after: 'P3M' },
  choice: { type: 'bpmn:ExclusiveGateway' },
  parallel: { type: 'bpmn:ParallelGateway' },
  end: { type: 'bpmn:EndEvent' },
};

export const blockTexts = {
  task: { fi: 'Ohjaustehtävä', sv: 'Handledningsuppgift', en: 'Guidance task' },
  handover: { fi: 'Siirto toiselle', sv: 'Överföring', en: 'Handover' },
  tier3: { fi: 'Tason 3 osuus', sv: 'Del på nivå 3', en: 'Part of tier 3' },
  decision: { fi: 'Päätössääntö', sv: 'Beslutsregel', en: 'Decision' },
  wait: { fi: 'Seuranta-aika', sv: 'Uppföljningstid', en: 'Follow-up wait' },
  choice: { fi: 'Valinta', sv: 'Val', en: 'Choice' },
  parallel: { fi: 'Rinnakkain', sv: 'Parallellt', en: 'Parallel' },
  end: { fi: 'Päätös', sv: 'Slut', en: 'End' },
  reminder: { fi: 'Muistutusajastin', sv: 'Påminnelsetimer', en: 'Reminder timer' },
} as const satisfies TextTable;

interface Makers { readonly elementFactory: EditorServices['elementFactory']; readonly bpmnFactory: EditorServices['bpmnFactory']; readonly moddle: Services['moddle'] }

/** A shape that is not on the canvas yet. */
export function makeBlock(makers: Makers, name: BlockName): DiagramElement {
  const { type, attributes = {}, says = [], after } = blocks[name];
  const shape = makers.elementFactory.createShape({ type, ...attributes });
  if (says.length > 0) {
    const extension = makers.bpmnFactory.create('bpmn:ExtensionElements', { values: says.map(([kind, said]) => makers.moddle.create(kind, said)) });
    extension.$parent = shape.businessObject;
    for (const value of extension.get('values') as { $parent?: unknown }[]) value.$parent = extension;
    shape.businessObject.set('extensionElements', extension);
  }
  if (after !== undefined) setDuration(makers, shape, after);
  return shape;
}

/** A timer that reminds a while after its task has begun, beside it. */
export function makeReminder(makers: Makers): DiagramElement {
  const shape = makers.elementFactory.createShape({ type: 'bpmn:BoundaryEvent', eventDefinitionType: 'bpmn:TimerEventDefinition', cancelActivity: false });
  shape.businessObject.set('cancelActivity', false);
  setDuration(makers, shape, 'P7D');
  return shape;
}

function setDuration({ bpmnFactory }: Makers, { businessObject }: DiagramElement, body: string): void {
  const [timer] = businessObject.get('eventDefinitions') as { set(name: string, value: unknown): void }[];
  const duration = bpmnFactory.create('bpmn:FormalExpression', { body });
  duration.$parent = timer as never;
  timer?.set('timeDuration', duration);
}
