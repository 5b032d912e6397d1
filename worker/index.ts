/** Façade of worker/: the parts of the worker process, for its composition root (`main.ts`), the tests and the benchmark. */
export { createWorker } from './create-worker.ts';
export type { CaseWorkerOptions } from './create-worker.ts';
export { workflowBundle } from './bundle.ts';
export { becomeCurrent, buildOf } from './build.ts';
export type { Build } from './build.ts';
