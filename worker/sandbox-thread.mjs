// The thread in which workflow code runs: the SDK's own, with two of its costs taken out, which were half of what the sandbox did.
// It stands on parts of @temporalio/worker that are not its public face, so each is looked for and missed loudly (docs/adr/0016).
// Plain JavaScript: threads are started in tests as well, where nothing translates TypeScript for them.
import vm from 'node:vm';
import reusable from '@temporalio/worker/lib/workflow/reusable-vm.js';
import shared from '@temporalio/worker/lib/workflow/vm-shared.js';

const { globalHandlers } = shared;
const { ReusableVMWorkflowCreator } = reusable;
if (typeof globalHandlers?.stopPromiseHook !== 'function' || typeof ReusableVMWorkflowCreator?.prototype?.createWorkflow !== 'function') {
  throw new Error('Expected the workflow sandbox of @temporalio/worker 1.24 but its parts have changed: read docs/adr/0016 and adapt worker/sandbox-thread.mjs');
}

// A stack trace for every promise, line by line through the source map, serves one thing: the query `__stack_trace`. A case waits in three known places.
globalHandlers.install();
globalHandlers.stopPromiseHook();
globalHandlers.promiseHookInstalled = false;

/** Runs `room.work` under a watchdog: `timeout` needs a script around it. */
const room = vm.createContext({ work: undefined });
const watch = new vm.Script('work()');

/**
 * Endless workflow code is stopped after the SDK's limit, as ever. But a watchdog is a thread started and joined, and the SDK starts one
 * for each of the three or more entries into the sandbox of one activation; here one stands around them all.
 */
class WatchedWorkflowCreator extends ReusableVMWorkflowCreator {
  constructor(script, workflowBundle, timeout, ...rest) {
    super(script, workflowBundle, timeout, ...rest);
    this.timeout = timeout;
    this.isolateExecutionTimeoutMs = undefined; // read for each workflow: no watchdog of their own
  }

  async createWorkflow(options) {
    const workflow = await super.createWorkflow(options);
    const activate = workflow.activate.bind(workflow);
    workflow.activate = async (activation) => {
      let completion;
      room.work = () => { completion = activate(activation); };
      try {
        // All entries come before the first await of `activate`.
        watch.runInContext(room, { timeout: this.timeout });
      } catch (error) {
        // Stopped in the middle: the workflow task fails as the SDK lets it fail, and the server sends it again.
        return { runId: options.info.runId, failed: { failure: workflow.activator.errorToFailure(error) } };
      } finally {
        room.work = undefined;
      }
      return await completion;
    };
    return workflow;
  }
}
reusable.ReusableVMWorkflowCreator = WatchedWorkflowCreator;

// Listens to the worker from here on.
await import('@temporalio/worker/lib/workflow/workflow-worker-thread.js');
