/** What failed in cases and waits for somebody: the list, and trying again. */
import { parseIncidentId } from '../../contracts/index.ts';
import { listIncidents } from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { commandCase } from '../use-cases/command-case.ts';
import { page } from '../use-cases/page.ts';

export function createIncidentHandlers(services: Services): Pick<Handlers, 'listIncidents' | 'retryIncident'> {
  return {
    listIncidents: async ({ caller, query }) => ({ body: page(await services.database.within(scopeOf(caller), (tx) => listIncidents(tx, query))) }),
    retryIncident: async ({ caller, params, key, fingerprint, body: { values, reason } }) => {
      const id = parseIncidentId(params.incidentId);
      if (id === undefined) throw new ProblemError('INCIDENT_UNKNOWN');
      const corrected = Object.keys(values).length > 0;
      return await commandCase(services, caller, { caseId: id.caseId, key, fingerprint }, (by) =>
        ({ type: 'retryIncident', incidentId: id.incidentId, ...(corrected && { variables: values }), ...(reason !== undefined && { reason }), by }));
    },
  };
}
