/** The register of flow nodes that can be run, by their BPMN type. A flow node without a line here is refused by its id. */
import type { Translator } from '../draft.ts';
import { task } from './activity.ts';
import { boundaryEvent, event, startEvent } from './events.ts';
import { eventBasedGateway, gateway } from './gateways.ts';
import { receiveTask } from './receive-task.ts';
import { scriptTask } from './script-task.ts';
import { subProcess } from './sub-process.ts';

export const translators: Readonly<Record<string, Translator | undefined>> = {
  'bpmn:Task': task('task'),
  'bpmn:UserTask': task('userTask'),
  'bpmn:ManualTask': task('manualTask'),
  'bpmn:ServiceTask': task('serviceTask'),
  'bpmn:SendTask': task('sendTask'),
  'bpmn:BusinessRuleTask': task('businessRuleTask'),
  'bpmn:ReceiveTask': receiveTask,
  'bpmn:ScriptTask': scriptTask,
  'bpmn:SubProcess': subProcess,
  'bpmn:StartEvent': startEvent,
  'bpmn:EndEvent': event('endEvent', ['none', 'terminate', 'error', 'escalation']),
  'bpmn:IntermediateCatchEvent': event('intermediateCatchEvent', ['timer', 'message']),
  'bpmn:IntermediateThrowEvent': event('intermediateThrowEvent', ['none', 'escalation']),
  'bpmn:BoundaryEvent': boundaryEvent,
  'bpmn:ExclusiveGateway': gateway('exclusiveGateway'),
  'bpmn:ParallelGateway': gateway('parallelGateway'),
  'bpmn:InclusiveGateway': gateway('inclusiveGateway'),
  'bpmn:EventBasedGateway': eventBasedGateway,
};

/** Flow elements that are drawn but move no token. */
export const passive: ReadonlySet<string> = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);
