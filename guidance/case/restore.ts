/** Cases and their definitions as they were stored, in today's form: the kernel's part by the kernel, the rest here. */
import { restoreDefinition, restoreState, upCast } from '../../kernel/run.ts';
import type { Restored, UpCaster } from '../../kernel/run.ts';
import type { CaseState } from '../model/case.ts';
import type { CaseDefinition } from '../model/guidance-definition.ts';

const caseSteps: readonly UpCaster[] = [];
const definitionSteps: readonly UpCaster[] = [];

/** The state of a case, of whatever format. */
export function restoreCase(stored: unknown): Restored<CaseState> {
  const restored = upCast<CaseState>('case', stored, caseSteps);
  if (!restored.ok) return restored;
  const process = restoreState(restored.value.process);
  return process.ok ? { ok: true, value: { ...restored.value, process: process.value } } : process;
}

/** What a case runs, of whatever format. */
export function restoreCaseDefinition(stored: unknown): Restored<CaseDefinition> {
  const restored = upCast<CaseDefinition>('case definition', stored, definitionSteps);
  if (!restored.ok) return restored;
  const process = restoreDefinition(restored.value.process);
  return process.ok ? { ok: true, value: { ...restored.value, process: process.value } } : process;
}
