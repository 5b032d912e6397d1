/** Names that read models carry, read from a case's own version. */
import type { CaseDefinition, Texts } from '../../guidance/index.ts';

/** Name of an element in three languages, else its plain BPMN name, else its id. */
export function elementNames(definition: CaseDefinition, elementId: string): Texts {
  const named = definition.guidance.texts[elementId]?.name;
  if (named !== undefined) return named;
  const element = Object.values(definition.process.processes).map((process) => process.elements[elementId]).find((found) => found !== undefined);
  return { fi: element?.name ?? elementId };
}

export function clockNames(definition: CaseDefinition, clockId: string): Texts {
  return definition.guidance.clocks.find((clock) => clock.id === clockId)?.name ?? { fi: clockId };
}

/** Names of tasks that stand in no model. */
export const ownTaskNames = {
  handover: { fi: 'Siirto', sv: 'Överföring', en: 'Handover' },
  callBack: { fi: 'Takaisinsoitto asiakkaalle', sv: 'Återuppringning till klienten', en: 'Call back to the client' },
} as const satisfies Record<string, Texts>;
