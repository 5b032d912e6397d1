/** What the queue gives to the task beside it, and to the offers above it. */
import { createContext, useContext } from 'react';
import type { CommandResult, TaskSummary } from '../../contracts/index.ts';

/** What was done to a task or handover. */
export type Done = 'didComplete' | 'didAccept' | 'didReturn' | 'didOffer' | 'didName' | 'didKeep' | 'didCoordinate' | 'didNotCoordinate';

export interface Work {
  /** Tasks read so far, in the server's order. */
  readonly queue: readonly TaskSummary[];
  readonly refetch: () => void;
  /** Search part of the address with the queue's filters, kept on every move. */
  readonly search: string;
  /** Says what happened, above the page and to screen readers. */
  readonly say: (text: string) => void;
  /** After a command: says what came of it and opens what is next. */
  readonly goOn: (done: string, what: Done, result: CommandResult) => void;
}

export const WorkContext = createContext<Work | undefined>(undefined);

/** The queue beside the open task. Throws outside the worker's page. */
export function useWork(): Work {
  const work = useContext(WorkContext);
  if (!work) throw new Error('Expected the worker\'s page above this component');
  return work;
}
