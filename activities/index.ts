/** Façade of activities/: the side effects of a case, over ports that the worker's composition root provides. */
export { createActivities } from './create-activities.ts';
export type { ActivityDependencies, CaseActivities } from './create-activities.ts';
