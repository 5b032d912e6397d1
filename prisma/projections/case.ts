/** The case itself: status, tier, who is responsible, who coordinates, which units have to do with it. */
import { addUnit } from './changes.ts';
import { logOnly } from './projections.ts';
import type { Projections } from './projections.ts';

export const caseProjections: Projections<'caseOpened' | 'tierEntered' | 'responsibilityMoved' | 'caseSuspended' | 'caseResumed' | 'timeDataAdopted' | 'caseEnded'> = {
  caseOpened: ({ by, at }, draft) => {
    Object.assign(draft.case, { status: 'open', openedAt: at });
    draft.openedBy = by;
    addUnit(draft, by.unit);
  },
  tierEntered: ({ tier }, draft) => { draft.case.tier = tier; },
  responsibilityMoved: ({ to, because }, draft) => {
    draft.case.responsible = to;
    if (because === 'handoverAccepted' || because === 'movedOn') draft.case.moves = (draft.case.moves ?? 0) + 1;
    addUnit(draft, to.unit);
  },
  caseSuspended: ({ at, reason, by }, draft) => { draft.case.suspended = { at, reason, by }; },
  caseResumed: (_event, draft) => { draft.case.suspended = null; },
  timeDataAdopted: logOnly,
  caseEnded: ({ outcome, at }, draft) => { Object.assign(draft.case, { status: 'ended', endedAt: at, outcome }); },
};
