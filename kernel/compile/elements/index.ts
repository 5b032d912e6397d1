/** The register of flow nodes that can be run, by their BPMN type. A flow node without a line here is refused by its id. */
import type { Translator } from '../draft.ts';
import { activity, task } from './activity.ts';
import { boundaryEvent, endEvent, event, startEvent } from './events.ts';
import { complexGateway, eventBasedGateway, gateway } from './gateways.ts';
import { receiveTask, sendTask } from './receive-task.ts';
import { scriptTask } from './script-task.ts';
import { adHocSubProcess, callActivity, subProcess } from './sub-process.ts';

export const translators: Readonly<Record<string, Translator | undefined>> = {
  'bpmn:Task': task('task'),
  'bpmn:UserTask': task('userTask'),
  'bpmn:ManualTask': task('manualTask'),
  'bpmn:ServiceTask': task('serviceTask'),
  'bpmn:SendTask': sendTask,
  'bpmn:BusinessRuleTask': task('businessRuleTask'),
  'bpmn:ReceiveTask': receiveTask,
  'bpmn:ScriptTask': scriptTask,
  'bpmn:SubProcess': subProcess,
  'bpmn:Transaction': (node, context) => activity('transaction', node, context),
  'bpmn:AdHocSubProcess': adHocSubProcess,
  'bpmn:CallActivity': callActivity,
  'bpmn:StartEvent': startEvent,
  'bpmn:EndEvent': endEvent,
  'bpmn:IntermediateCatchEvent': event('intermediateCatchEvent', ['timer', 'message', 'signal', 'conditional', 'link']),
  'bpmn:IntermediateThrowEvent': event('intermediateThrowEvent', ['none', 'message', 'signal', 'escalation', 'compensation', 'link']),
  'bpmn:BoundaryEvent': boundaryEvent,
  'bpmn:ExclusiveGateway': gateway('exclusiveGateway'),
  'bpmn:ParallelGateway': gateway('parallelGateway'),
  'bpmn:InclusiveGateway': gateway('inclusiveGateway'),
  'bpmn:ComplexGateway': complexGateway,
  'bpmn:EventBasedGateway': eventBasedGateway,
};

/** Flow elements that are drawn but move no token. */
export const passive: ReadonlySet<string> = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);
