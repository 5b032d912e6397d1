// What a case's histories are made of, over all its runs: history events by type and by what they came from.
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { HistoryEvents } from './history-fixture.ts';

type HistoryEvent = HistoryEvents[number];

/** Why events stand in a history: a command (an Update), the durable timer, the recording of what time did, a run's own begin and end, the test's leaps in time. */
type Cause = 'command' | 'timer' | 'recording' | 'run' | 'time skipping';

export interface HistoryCosts {
  readonly runs: number;
  readonly longest: number;
  readonly bytes: number;
  readonly byType: Readonly<Record<string, number>>;
  readonly byCause: Readonly<Record<Cause, number>>;
}

const typeOf = ({ eventType }: HistoryEvent): string => (proto.temporal.api.enums.v1.EventType[eventType ?? 0] ?? '').replace('EVENT_TYPE_', '');

export async function historyCosts(client: Client, workflowId: string): Promise<HistoryCosts> {
  const byType: Record<string, number> = {};
  const byCause = { command: 0, timer: 0, recording: 0, run: 0, 'time skipping': 0 };
  const lengths: number[] = [];
  let bytes = 0;
  for await (const { runId, historySize } of client.workflow.list({ query: `WorkflowId = "${workflowId}"` })) {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    lengths.push(events?.length ?? 0);
    bytes += historySize ?? 0;
    for (const { type, cause } of withCauses(events ?? [])) {
      byType[type] = (byType[type] ?? 0) + 1;
      byCause[cause] += 1;
    }
  }
  return { runs: lengths.length, longest: Math.max(...lengths), bytes, byType, byCause };
}

/** A workflow task belongs to what woke it: a timer that fired or an activity that ended before it, the start of the run, else the Update that came in with it. */
function withCauses(events: HistoryEvents): { readonly type: string; readonly cause: Cause }[] {
  let wokenBy: Cause = 'run';
  return events.map((event) => {
    const type = typeOf(event);
    if (!type.startsWith('WORKFLOW_TASK')) {
      const cause = causeOf(type);
      if (/_FIRED|ACTIVITY_TASK_COMPLETED|EXECUTION_STARTED/.test(type)) wokenBy = cause;
      return { type, cause };
    }
    const cause = wokenBy;
    if (type === 'WORKFLOW_TASK_COMPLETED') wokenBy = 'command';
    return { type, cause };
  });
}

/** Of everything but workflow tasks. What the test's leaps add is the server's own and stands in no real case. */
function causeOf(type: string): Cause {
  if (type.includes('UPDATE_')) return 'command';
  if (type.startsWith('TIMER')) return 'timer';
  if (type.startsWith('ACTIVITY')) return 'recording';
  return /TIME_SKIPPING|OPTIONS_UPDATED/.test(type) ? 'time skipping' : 'run';
}
