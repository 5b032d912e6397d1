/** The extension's descriptor for bpmn-moddle: what the compiler and the modeler read the same XML by. */
import descriptor from '../model/guidance-moddle.json' with { type: 'json' };

/** Moddle package `guidance`, for `compile(xml, { extensions: { guidance: guidanceModdle } })` and bpmn-js `moddleExtensions`. */
export const guidanceModdle = descriptor;
