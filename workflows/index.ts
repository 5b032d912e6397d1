/** Entry of the workflow bundle: every function exported here is a workflow type. */
export { caseWorkflow } from './case.ts';
