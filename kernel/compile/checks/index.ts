/** The register of checks: what a process must fulfil beyond its single elements. Each looks at one process draft and reports. */
import type { ProcessDraft } from '../draft.ts';
import type { Report } from '../report.ts';
import { checkActivities } from './activities.ts';
import { checkBoundaryEvents } from './boundary-events.ts';
import { checkConditions } from './conditions.ts';
import { checkConnections } from './connections.ts';
import { checkEventGateways } from './event-gateways.ts';
import { checkFlows } from './flows.ts';
import { checkStarts } from './starts.ts';

export type Check = (process: ProcessDraft, report: Report) => void;

export const checks: readonly Check[] = [checkFlows, checkStarts, checkConnections, checkConditions, checkBoundaryEvents, checkEventGateways, checkActivities];
