/** Call activity: waits as a task while the called process runs as an instance of its own, which whoever drives both starts (BPMN 2.0.2 §13.3.6). */
import { waitingTask } from './waiting-task.ts';

export const callActivity = waitingTask('callActivity');
