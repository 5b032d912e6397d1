/**
 * One case = one workflow. It makes the pure rules of guidance/ durable: commands come as Updates, time as one timer, and
 * what time does is recorded by an activity. What is model, is data: this code is the same for every region.
 */
import {
  ApplicationFailure, CancellationScope, allHandlersFinished, condition, defineQuery, defineUpdate, makeContinueAsNewFunc, proxyActivities,
  setHandler, workflowInfo,
} from '@temporalio/workflow';
import type { CaseActivities } from '../activities/index.ts';
import type { CaseCommandOutcome, CaseUpdateArguments, CaseWorkflowArguments, CaseWorkflowInput, CaseWorkflowResult, executeUpdateName } from '../contracts/index.ts';
import type { CaseDefinition } from '../guidance/run.ts';
import { activityOptions } from './activity-options.ts';
import { acknowledge, advance, carry, closing, execute, isEnded, isRecorded, resume, refuse } from './running-case.ts';
import type { RunningCase, Carried } from './running-case.ts';

const { recordEvents } = proxyActivities<Pick<CaseActivities, 'recordEvents'>>(activityOptions.recordEvents);
const continueCase = makeContinueAsNewFunc<(...args: CaseWorkflowArguments) => Promise<CaseWorkflowResult>>();

/** After a due thing that the rules refuse to let happen (an engine limit), ms. */
const retryRefusedMs = 600_000;

// contracts/ is imported as types only: its schemas would be loaded into the sandbox. The types hold the names together.
const updateName: typeof executeUpdateName = 'execute';
const executeUpdate = defineUpdate<CaseCommandOutcome, CaseUpdateArguments>(updateName);
const stateQuery = defineQuery<Carried>('state');

/**
 * Runs a case from its `open` command to its end, over any number of runs (continue-as-new).
 * @returns what became of the last commands, with the events that their callers may not have recorded yet; what time did is recorded by then
 * @throws nothing of its own: a refused command is an answer, a failing activity is retried for ever. A request to cancel
 *   the workflow is not followed: a case ends by a command, so that its clocks and its responsibility end in its running.
 */
export async function caseWorkflow(...[input, definition]: CaseWorkflowArguments): Promise<CaseWorkflowResult> {
  const running = setUp(input, definition);
  return CancellationScope.nonCancellable(() => run(running, input));
}

/** Handlers stand before the first await: an Update may come together with the start. */
function setUp(input: CaseWorkflowInput, definition: CaseDefinition): RunningCase {
  const running = resume(definition, input);
  setHandler(stateQuery, () => carry(running));
  setHandler(executeUpdate, (message, definition) => execute(running, message, now(), definition), { validator: validate(running) });
  if (input.open) execute(running, input.open, now());
  return running;
}

/** Must be synchronous: a promise that rejects would not refuse anything. The type `undefined` keeps an async one from compiling. */
function validate(running: RunningCase): (...args: CaseUpdateArguments) => undefined {
  return (message, definition) => {
    const rejection = refuse(running, message, now(), definition);
    if (rejection) throw ApplicationFailure.create({ type: rejection.code, message: rejection.message, nonRetryable: true, details: [rejection] });
  };
}

async function run(running: RunningCase, input: CaseWorkflowInput): Promise<CaseWorkflowResult> {
  const failed = Promise.race([keepTime(running), keepRecording(running, input)]);
  await Promise.race([failed, condition(() => mayClose(running) || mustContinue(running, input))]);
  if (mayClose(running)) return closing(running);
  return continueCase({ caseId: input.caseId, region: input.region, versionHash: running.versionHash, carried: carry(running), ...(input.historyLimit ? { historyLimit: input.historyLimit } : {}) }, running.definition);
}

/**
 * One durable timer: the earliest of everything that is due. It is armed anew only when something earlier comes up; one that
 * has become too early is left to fire, which costs one workflow task then instead of two events in every completion.
 */
async function keepTime(running: RunningCase): Promise<never> {
  let shortest = 0;
  for (;;) {
    await condition(() => running.due !== undefined);
    const due = running.due ?? 0;
    const armed = Math.max(due, Date.parse(now()) + shortest);
    const earlier = (): boolean => running.due !== undefined && running.due < due;
    if (await condition(earlier, Math.max(1, armed - Date.parse(now())))) continue;
    // What the rules leave due although its time has come is tried again later: it must not fill the history.
    shortest = advance(running, now()) || running.due !== due ? 0 : retryRefusedMs;
  }
}

/** Records what time did. Commands go on while it retries; they return the same tail. */
async function keepRecording(running: RunningCase, { caseId, region }: CaseWorkflowInput): Promise<never> {
  for (;;) {
    await condition(() => !isRecorded(running));
    const events = running.tail;
    await recordEvents({ caseId, region, versionHash: running.versionHash, events });
    acknowledge(running, events.at(-1)?.sequence ?? 0);
  }
}

function mayClose(running: RunningCase): boolean {
  return isEnded(running) && isRecorded(running) && allHandlersFinished();
}

/** Not while an activity is under way: its answer would be lost with the run and the recording done again. */
function mustContinue(running: RunningCase, { historyLimit }: CaseWorkflowInput): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return (continueAsNewSuggested || historyLength > (historyLimit ?? Infinity)) && isRecorded(running) && !isEnded(running) && allHandlersFinished();
}

/** The workflow's own clock: the same on replay, and ahead of the wall clock when time is skipped. */
function now(): string {
  return new Date().toISOString();
}
