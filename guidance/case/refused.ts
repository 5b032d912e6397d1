import type { CaseRejection, GuidanceRefusal } from '../model/case.ts';

/** A rejection of the guidance rules: "Expected … but …". */
export function refused(code: GuidanceRefusal, message: string, elementId?: string): CaseRejection {
  return { code, ...(elementId !== undefined && { elementId }), message };
}
