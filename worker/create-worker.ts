/** The worker of the cases: Temporal's worker with our workflows, activities and tuning. Reads no environment. */
import type { DataConverter } from '@temporalio/common';
import type { NativeConnection, Worker, WorkerOptions, WorkflowBundle } from '@temporalio/worker';
import type { CaseActivities } from '../activities/index.ts';
import { deploymentOptions } from './build.ts';
import type { Build } from './build.ts';
import { CaseWorker } from './case-worker.ts';

export interface CaseWorkerOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  /** From `createDataConverter`, with the same key and store as the clients'. */
  readonly dataConverter: DataConverter;
  readonly activities: CaseActivities;
  /** From `workflowBundle`. */
  readonly workflowBundle: WorkflowBundle;
  readonly identity?: string;
  /** Absent: it shares its task queue with no other build. */
  readonly build?: Build;
}

/** What was tuned, and why; everything else is the SDK's default (no variant tried on two cores beat it). */
const tuning = {
  // After a killed worker, its cases wait this long for it before another takes them. The default of 10 s is what a person
  // would wait for; below 2 s a busy worker would lose cases that it has in its cache.
  stickyQueueScheduleToStartTimeout: '3 seconds',
  // Activities under way may finish; what does not is retried by the next worker.
  shutdownGraceTime: '5 seconds',
  shutdownForceTime: '10 seconds',
} as const satisfies Partial<WorkerOptions>;

/** Connects nothing and reads nothing by itself: `run()` begins to poll. Rejects when the namespace does not exist. */
export function createWorker({ identity, build, ...options }: CaseWorkerOptions): Promise<Worker> {
  return CaseWorker.create({ ...tuning, ...options, ...(identity === undefined ? {} : { identity }), ...(build && deploymentOptions(build)) });
}
