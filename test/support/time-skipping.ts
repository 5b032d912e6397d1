// Moves one running workflow's time ahead on the real server (1.32+, frontend.WorkflowTimeSkippingEnabled), timers firing on the way.
import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import proto from '@temporalio/proto';

/**
 * Lets `duration` pass for a workflow (of the current run and its successors) and waits until it has.
 * Activities under way are waited for: time stands still while they run. Afterwards time goes on at its normal pace, ahead by `duration`.
 * @param duration ms, or an `ms` string such as `'9 days'`
 * @throws Error when the workflow closed before the time had passed
 */
export async function fastForward(client: Client, workflowId: string, duration: Parameters<typeof msToTs>[0]): Promise<void> {
  const namespace = client.options.namespace;
  const id = randomUUID();
  const workflowExecution = { workflowId };
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace, workflowExecution,
    workflowExecutionOptions: { timeSkippingConfig: { enabled: true, fastForwardConfig: { id, duration: msToTs(duration) } } },
    updateMask: { paths: ['time_skipping_config'] },
  });
  const results = proto.temporal.api.enums.v1.FastForwardPollingResult;
  let result = results.FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT;
  while (result === results.FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT) {
    ({ fastForwardPollingResult: result } = await client.workflowService.pollWorkflowExecutionTimeSkipping({ namespace, workflowExecution, fastForwardId: id }));
  }
  if (result !== results.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED) throw new Error(`${workflowId} did not get ${String(duration)} ahead: ${results[result]}`);
}
