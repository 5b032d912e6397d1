/**
 * Workers of different builds on one task queue. Every worker tells its build to Temporal (a worker deployment); one build is current and gets
 * all cases, old ones too: by the patch registry it can replay what earlier builds have written. An earlier build that starts again
 * beside a newer one stays idle: it could not replay what that one has written.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { NativeConnection, WorkerOptions } from '@temporalio/worker';
import { interpreter } from '../contracts/index.ts';

export interface Build {
  /** Name of the worker deployment: one for each task queue. */
  readonly deployment: string;
  /** `<interpreter>-<hash of the sources>`. */
  readonly id: string;
}

/** @param sources hash of what the bundle is made from */
export function buildOf(taskQueue: string, sources: string, number = interpreter): Build {
  return { deployment: taskQueue, id: `${number}-${sources}` };
}

/** Cases go over to the current build with their next step. They live for years: none waits for the worker that it began with. */
export function deploymentOptions({ deployment: deploymentName, id: buildId }: Build): Required<Pick<WorkerOptions, 'workerDeploymentOptions'>> {
  return { workerDeploymentOptions: { version: { deploymentName, buildId }, useWorkerVersioning: true, defaultVersioningBehavior: 'AUTO_UPGRADE' } };
}

export type Standing = 'current' | 'earlier';

/** gRPC: the deployment is not known yet, its workers have not polled yet, somebody else changed it at the same moment, the server is busy or away. */
const passing = new Set([4, 5, 8, 9, 10, 14]);

type Server = Pick<NativeConnection, 'workflowService'>;

/**
 * Makes the build current unless a later interpreter is. Call it once the worker polls.
 * @returns `earlier` when this worker will get no case
 * @throws Error when the server does not take it within `patienceMs`
 */
export async function becomeCurrent(server: Server, namespace: string, build: Build, patienceMs = 60_000): Promise<Standing> {
  for (const end = Date.now() + patienceMs; ;) {
    try {
      return await tryOnce(server, namespace, build);
    } catch (error) {
      if (!isPassing(error) || Date.now() > end) throw error;
      await sleep(200);
    }
  }
}

/** The token lets nobody else's change in between be lost: then the server refuses, and the question is asked again. */
async function tryOnce({ workflowService }: Server, namespace: string, { deployment: deploymentName, id: buildId }: Build): Promise<Standing> {
  const { workerDeploymentInfo, conflictToken } = await workflowService.describeWorkerDeployment({ namespace, deploymentName });
  const current = workerDeploymentInfo?.routingConfig?.currentDeploymentVersion?.buildId ?? '';
  if (numberOf(current) > numberOf(buildId)) return 'earlier';
  if (current !== buildId) await workflowService.setWorkerDeploymentCurrentVersion({ namespace, deploymentName, buildId, identity: 'luotsi worker', ignoreMissingTaskQueues: true, conflictToken });
  return 'current';
}

function isPassing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number' && passing.has(error.code);
}

function numberOf(buildId: string): number {
  return Number.parseInt(buildId, 10) || 0;
}
