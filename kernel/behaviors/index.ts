/** The register of behaviors: every element kind that the engine runs. A kind without a line here does not compile. */
import type { Behavior } from '../engine/contract.ts';
import type { ElementKind } from '../model/definition.ts';
import { businessRuleTask } from './activities/business-rule-task.ts';
import { callActivity } from './activities/call-activity.ts';
import { receiveTask } from './activities/receive-task.ts';
import { scriptTask } from './activities/script-task.ts';
import { sendTask, waitingTask } from './activities/waiting-task.ts';
import { adHocSubProcess } from './containers/ad-hoc-sub-process.ts';
import { subProcess } from './containers/sub-process.ts';
import { boundaryEvent } from './events/boundary-event.ts';
import { endEvent } from './events/end-event.ts';
import { intermediateCatchEvent } from './events/intermediate-catch-event.ts';
import { intermediateThrowEvent } from './events/intermediate-throw-event.ts';
import { startEvent } from './events/start-event.ts';
import { complexGateway } from './gateways/complex-gateway.ts';
import { eventBasedGateway } from './gateways/event-based-gateway.ts';
import { exclusiveGateway } from './gateways/exclusive-gateway.ts';
import { inclusiveGateway } from './gateways/inclusive-gateway.ts';
import { parallelGateway } from './gateways/parallel-gateway.ts';

export const behaviors = {
  task: waitingTask('task'),
  userTask: waitingTask('userTask'),
  manualTask: waitingTask('manualTask'),
  serviceTask: waitingTask('serviceTask'),
  sendTask,
  businessRuleTask,
  receiveTask,
  scriptTask,
  subProcess,
  startEvent,
  endEvent,
  intermediateCatchEvent,
  intermediateThrowEvent,
  boundaryEvent,
  exclusiveGateway,
  parallelGateway,
  inclusiveGateway,
  eventBasedGateway,
  complexGateway,
  eventSubProcess: subProcess,
  transaction: subProcess,
  adHocSubProcess,
  callActivity,
} satisfies Record<ElementKind, Behavior>;
