/** How each activity of a case is called: one table, plain data, a reason beside each number. */
import type { ActivityOptions } from '@temporalio/common';
import type { CaseActivities } from '../activities/index.ts';

export const activityOptions = {
  recordEvents: {
    // One transaction of a few rows. Ten seconds is a database in trouble: better to start again than to hold the slot.
    startToCloseTimeout: '10 seconds',
    // For ever (no schedule-to-close timeout, no maximum of attempts): what happened in a case is recorded, however long the
    // database is away. A gap in the sequence is retried as well: it stays visible as a failing activity instead of closing the case.
    retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '30 seconds' },
  },
} as const satisfies Record<keyof CaseActivities, ActivityOptions>;
