// The real Temporal server of the test run, and names that keep test files apart on it.
import { randomBytes } from 'node:crypto';
import { askBroker } from './broker.ts';

export interface TestTemporal {
  /** host:port */
  readonly address: string;
  readonly namespace: string;
}

/** The run's server (time skipping per workflow switched on). The first call of a run starts it. */
export function temporalServer(): Promise<TestTemporal> {
  return askBroker<TestTemporal>('temporal');
}

/** A task queue no other test file uses; also good as a prefix of workflow ids. */
export function uniqueTaskQueue(prefix: string): string {
  return `${prefix}-${randomBytes(4).toString('hex')}`;
}
