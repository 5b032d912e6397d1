/** The parts of a clock that most tests do not care about. */
import type { Clock } from '../../contracts/index.ts';

export const plainClock = {
  limitRow: null, dataVersion: 'fi-2026.1', warns: false, warnedAt: null, exceptionGrounds: [], exception: null, moved: null, waits: [],
} as const satisfies Partial<Record<keyof Clock, unknown>>;
