/** Every operation of the route table with its handler: a missing or a wrong one does not compile. */
import type { Handlers } from './http/handler.ts';
import { createCallBackHandlers } from './resources/call-backs.ts';
import { createCaseHandlers } from './resources/cases.ts';
import { createClockHandlers } from './resources/clocks.ts';
import { createClientHandlers } from './resources/clients.ts';
import { createClientPlanHandlers } from './resources/client-plans.ts';
import { createContactHandlers } from './resources/contacts.ts';
import { createCoordinatorHandlers } from './resources/coordinators.ts';
import { createEscalationHandlers } from './resources/escalations.ts';
import { createForecastHandlers } from './resources/forecast.ts';
import { createHandoverHandlers } from './resources/handovers.ts';
import { createHealthHandlers } from './resources/health.ts';
import { createIncidentHandlers } from './resources/incidents.ts';
import { createLatenessHandlers } from './resources/lateness.ts';
import { createLifecycleHandlers } from './resources/lifecycle.ts';
import { createLiveHandlers } from './resources/live.ts';
import { createMigrationHandlers } from './resources/migration.ts';
import { createModelHandlers } from './resources/models.ts';
import { createMyMailHandlers } from './resources/my-mail.ts';
import { createPartnerHandlers } from './resources/partner.ts';
import { createPeopleHandlers } from './resources/people.ts';
import { createPresenceHandlers } from './resources/presence.ts';
import { createSessionHandlers } from './resources/session.ts';
import { createTaskHandlers } from './resources/tasks.ts';
import { createTimeDataHandlers } from './resources/time-data.ts';
import { createTimelinessHandlers } from './resources/timeliness.ts';
import { createVariantHandlers } from './resources/variants.ts';
import { createTransitionHandlers } from './resources/transitions.ts';
import { createUnappliedWorkHandlers } from './resources/unapplied-work.ts';
import type { Services } from './services.ts';

export function createHandlers(services: Services): Handlers {
  return {
    ...createHealthHandlers(services),
    ...createSessionHandlers(services),
    ...createLiveHandlers(services),
    ...createContactHandlers(services),
    ...createTaskHandlers(services),
    ...createHandoverHandlers(services),
    ...createClientHandlers(services),
    ...createClientPlanHandlers(services),
    ...createTransitionHandlers(services),
    ...createCaseHandlers(services),
    ...createCallBackHandlers(services),
    ...createClockHandlers(services),
    ...createUnappliedWorkHandlers(services),
    ...createEscalationHandlers(services),
    ...createIncidentHandlers(services),
    ...createForecastHandlers(services),
    ...createTimeDataHandlers(services),
    ...createCoordinatorHandlers(services),
    ...createPartnerHandlers(services),
    ...createPeopleHandlers(services),
    ...createMyMailHandlers(services),
    ...createModelHandlers(services),
    ...createMigrationHandlers(services),
    ...createPresenceHandlers(services),
    ...createLifecycleHandlers(services),
    ...createVariantHandlers(services),
    ...createTimelinessHandlers(services),
    ...createLatenessHandlers(services),
  } satisfies Handlers;
}
