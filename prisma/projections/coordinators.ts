/** Coordinators and their namings. */
import { addUnit } from './changes.ts';
import { logOnly } from './projections.ts';
import type { Projections } from './projections.ts';

export const coordinatorProjections: Projections<'coordinatorNeeded' | 'coordinatorProposed' | 'coordinatorQueued' | 'coordinatorDeclined' | 'namingClosed' | 'coordinatorNamed' | 'coordinatorReleased'> = {
  coordinatorNeeded: logOnly, coordinatorProposed: logOnly, coordinatorQueued: logOnly, coordinatorDeclined: logOnly, namingClosed: logOnly,
  coordinatorNamed: ({ coordinator }, draft) => {
    draft.case.coordinator = coordinator;
    addUnit(draft, coordinator.unit);
  },
  coordinatorReleased: logOnly,
};
