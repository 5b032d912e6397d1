/** Temporal's worker with workflow threads of our own (`sandbox-thread.mjs`). Everything else is the SDK's. */
import { Worker as Thread } from 'node:worker_threads';
import { Worker } from '@temporalio/worker';
import { ThreadedVMWorkflowCreator, WorkerThreadClient } from '@temporalio/worker/lib/workflow/threaded-vm.js';
import type { CompiledWorkerOptions } from '@temporalio/worker/lib/worker-options.js';
import type { WorkflowCreator } from '@temporalio/worker/lib/workflow/interface.js';
import type { WorkflowBundleWithSourceMapAndFilename } from '@temporalio/worker/lib/workflow/workflow-worker-thread/input.js';
import type { Logger } from '@temporalio/common';

export class CaseWorker extends Worker {
  /** As the SDK's, save for the thread's file; contexts are always reused, and no patch is asked back about. */
  protected static override async createWorkflowCreator(workflowBundle: WorkflowBundleWithSourceMapAndFilename, options: CompiledWorkerOptions, logger: Logger): Promise<WorkflowCreator> {
    const threads = Array.from({ length: options.workflowThreadPoolSize }, () => new WorkerThreadClient(new Thread(new URL('./sandbox-thread.mjs', import.meta.url)), logger));
    await Promise.all(threads.map((thread) => thread.send({
      type: 'init', workflowBundle, isolateExecutionTimeoutMs: options.isolateExecutionTimeoutMs, reuseV8Context: true,
      registeredActivityNames: new Set(options.activities.keys()), hasPatchActivationCallback: false,
    })));
    return new ThreadedVMWorkflowCreator(threads);
  }
}
