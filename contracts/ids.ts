/** Ids that cross a process boundary, built and read in one place. No id carries personal data. */

/** Workflow id of a case: `case/<region>/<caseId>`. The region is in it so that a worker can scope its rows before reading any. */
export function caseWorkflowId(region: string, caseId: string): string {
  return `case/${region}/${caseId}`;
}

export function parseCaseWorkflowId(workflowId: string): { region: string; caseId: string } | undefined {
  const match = /^case\/(\d{2})\/([0-9a-f-]{36})$/.exec(workflowId);
  return match?.[1] && match[2] ? { region: match[1], caseId: match[2] } : undefined;
}

/** Unit id inside a region: `14-asiakasohjaus`. */
export function unitId(region: string, code: string): string {
  return `${region}-${code}`;
}

export function parseUnitId(id: string): { region: string; code: string } | undefined {
  const match = /^(\d{2})-([a-z0-9-]+)$/.exec(id);
  return match?.[1] && match[2] ? { region: match[1], code: match[2] } : undefined;
}

/** Id of a task row: the case and the kernel's task id, `<caseId>~<elementId>#<n>` with `#` written as `.` to be safe in a path. */
export function taskRowId(caseId: string, taskId: string): string {
  return `${caseId}~${taskId.replace('#', '.')}`;
}

export function parseTaskRowId(id: string): { caseId: string; taskId: string } | undefined {
  const match = /^([0-9a-f-]{36})~(.+)\.(\d+)$/.exec(id);
  return match?.[1] && match[2] && match[3] ? { caseId: match[1], taskId: `${match[2]}#${match[3]}` } : undefined;
}

/** Id of a clock in a path: `start36#1` ↔ `start36.1`. */
export function clockPathId(clock: string): string {
  return clock.replace('#', '.');
}

export function parseClockPathId(id: string): string {
  return id.replace(/\.(\d+)$/, '#$1');
}

/** An incident as the API names it, `<caseId>~<element>.<n>`; a clock's is `<caseId>~<clock>!<n>`. */
export function parseIncidentId(id: string): { caseId: string; incidentId: string } | undefined {
  const match = /^([0-9a-f-]{36})~(.+)$/.exec(id);
  return match?.[1] && match[2] ? { caseId: match[1], incidentId: parseClockPathId(match[2]) } : undefined;
}
