/** What a run of events changes in the read models: new rows and partial updates, as `luotsi.apply_changes` takes them. */
import type { Actor, Addressee, CaseDefinition, Handover, HandoverPackage, HandoverTerms, LimitUnit, PackageAdditions, Responsible, Standing, Texts, Tier, VersionRef } from '../../guidance/index.ts';

export interface CaseChange {
  status?: 'open' | 'ended';
  tier?: Tier;
  responsible?: Responsible;
  /** Null = the first role stands empty now. */
  coordinator?: Actor | null;
  openedAt?: string;
  endedAt?: string;
  outcome?: string;
  /** Moves of responsibility from unit to unit in this run. */
  moves?: number;
  /** Units that stay as followers from this run on. */
  followers?: string[];
  /** Null: it goes on. */
  suspended?: { readonly at: string; readonly reason: string; readonly by: Actor } | null;
  /** The case runs this version from here on. */
  version?: VersionRef;
  /** Elements under another id: open clocks, handovers and incidents name them by it. */
  renamed?: Readonly<Record<string, string>>;
  /** Units to add to those that have to do with the case. */
  units?: string[];
  lastSequence: number;
}

export interface TaskRow {
  taskId: string;
  elementId: string;
  kind: 'task' | 'handover' | 'returnedHandover' | 'handoverDraft' | 'callBack' | 'naming' | 'nomination';
  names: Texts;
  formKey?: string;
  tier?: Tier;
  unit: string;
  role: string;
  forWorker?: string;
  status: 'waiting' | 'completed' | 'cancelled';
  createdAt: string;
  createdSequence: number;
  completedAt?: string;
  doneWorker?: string;
  doneUnit?: string;
}
/** `release` takes the task from whoever holds it; `setWorker` puts `forWorker`, also when it is absent; `assign` makes it theirs as if they had claimed it. */
export type TaskChange = Partial<TaskRow> & { release?: true; setWorker?: true; assign?: true };

export interface ClockRow {
  clock: string;
  clockId: string;
  kind: 'statutory' | 'target';
  names: Texts;
  legalBasis?: string;
  elementId?: string;
  startedAt: string;
  /** In a change, null takes the value away. */
  due?: string | null;
  dueDate?: string | null;
  limit?: number | null;
  unit: LimitUnit;
  state: 'running' | 'paused' | 'stopped' | 'cancelled';
  stoppedAt?: string | null;
  breachedAt?: string | null;
  cancelledAt?: string;
  cancelledBecause?: 'withdrawn' | 'notRequired';
  about?: string;
  limitRow?: string;
  dataVersion: string;
  exceptionGrounds?: readonly string[];
  warns?: boolean;
  warnedAt?: string | null;
  lawfulDue?: string;
  lawfulDueDate?: string;
  exceptionAt?: string;
  exceptionGround?: string;
  /** Of a target that somebody set later: the due date before that. The first one stays. */
  firstDue?: string;
  firstDueDate?: string;
  movedAt?: string;
  movedReason?: string;
  movedWorker?: string;
  movedUnit?: string;
}

/** A clock waits. `sequence` is the pausing event's. */
export interface WaitRow {
  clock: string;
  sequence: number;
  from: string;
  recordedAt: string;
  to?: string;
  endedAt?: string;
  waitingFor: string;
  standing: Standing;
  reason?: string;
  worker?: string;
  unit?: string;
}
/** The wait of a clock that lasts is over: effective instant, and when that was recorded. */
export interface WaitEnd { readonly clock: string; readonly to: string; readonly endedAt: string }

export interface IncidentRow {
  id: string;
  elementId?: string;
  clock?: string;
  code: string;
  message: string;
  raisedAt: string;
  resolvedAt?: string;
  /** In a change: how many more. */
  retries?: number;
  retriedAt?: string;
  retriedWorker?: string;
  retriedUnit?: string;
}

export interface HandoverRow {
  taskId: string;
  elementId: string;
  status: Handover['status'];
  fromUnit: string;
  fromWorker?: string;
  toUnit: string;
  toRole: string;
  transition: string;
  offeredAt?: string;
  reason?: string;
  terms?: HandoverTerms;
  fromOffer?: string;
  acceptedAt?: string;
  acceptedWorker?: string;
  acceptedUnit?: string;
  firstServiceAt?: string;
  closedAt?: string;
  outcome?: string;
}
/** What a handover tells about the client. */
export interface PackageRow { taskId: string; contents?: HandoverPackage; additions?: PackageAdditions; outcomeNote?: string }

export interface EscalationRow {
  id: string;
  clock?: string;
  stepId: string;
  finding?: string;
  kind: 'remind' | 'inform' | 'help' | 'transfer';
  role: string;
  unit: string;
  worker?: string;
  addressees?: readonly Addressee[];
  raisedAt: string;
  acknowledgedAt?: string;
  acknowledgedWorker?: string;
  acknowledgedUnit?: string;
}

/** In order: a role gets its holder, whoever had it before; without `worker` it stands empty. */
export interface CoordinatorChange {
  readonly role: string;
  readonly at: string;
  readonly sequence: number;
  readonly names?: Texts;
  readonly required?: boolean;
  readonly worker?: string;
  readonly unit?: string;
  readonly profession?: string;
  readonly employment?: string;
  readonly because?: string;
}

export interface NamingRow {
  taskId: string;
  role: string;
  names: Texts;
  clientLimit?: number;
  status: 'needed' | 'offered' | 'queued' | 'named' | 'closed';
  unit: string;
  namedBy: string;
  because: string;
  since: string;
  replaces?: string;
  nominee?: string;
  nomineeUnit?: string;
  justification?: string;
  queuedAt?: string;
  reason?: string;
  endedAt?: string;
}
/** `setNominee` puts nominee, justification and place in the queue, also where they are absent. */
export type NamingChange = Partial<NamingRow> & { setNominee?: true };

export interface ValueRow {
  key: string;
  value: unknown;
  worker?: string;
  unit?: string;
  at: string;
  elementId?: string;
}

/** Rows made in this run of events, and changes of rows that were there before. */
export interface Rows<Row> {
  readonly made: Map<string, Row>;
  readonly changed: Map<string, Partial<Row>>;
}

export interface Draft {
  readonly definition: CaseDefinition;
  readonly case: CaseChange;
  readonly tasks: Rows<TaskRow | TaskChange>;
  readonly clocks: Rows<ClockRow>;
  readonly handovers: Rows<HandoverRow>;
  readonly packages: Map<string, PackageRow>;
  readonly escalations: Rows<EscalationRow>;
  readonly incidents: Rows<IncidentRow>;
  readonly waits: WaitRow[];
  readonly waitEnds: WaitEnd[];
  readonly coordinators: CoordinatorChange[];
  readonly namings: Rows<NamingRow | NamingChange>;
  readonly values: Map<string, ValueRow>;
  /** Who opened the case: they recorded what it starts with. */
  openedBy?: Actor;
  /** The last completion or correction that a person recorded. */
  recordedBy?: { readonly elementId?: string; readonly at: string; readonly by: Actor };
}

const noRows = <Row>(): Rows<Row> => ({ made: new Map<string, Row>(), changed: new Map<string, Partial<Row>>() });

export function emptyDraft(definition: CaseDefinition): Draft {
  return { definition, case: { lastSequence: 0 }, tasks: noRows(), clocks: noRows(), handovers: noRows(), packages: new Map(), escalations: noRows(), incidents: noRows(), waits: [], waitEnds: [], coordinators: [], namings: noRows(), values: new Map() };
}

/** Changes a row, whether it was made in this run or before. */
export function change<Row>(rows: Rows<Row>, key: string, patch: Partial<Row>): void {
  const made = rows.made.get(key);
  if (made === undefined) rows.changed.set(key, { ...rows.changed.get(key), ...patch });
  else rows.made.set(key, { ...made, ...patch });
}

export function addUnit(draft: Draft, unit: string): void {
  const units = draft.case.units ?? [];
  draft.case.units = units.includes(unit) ? units : [...units, unit];
}

/** Adds to what a handover's package holds. */
export function packageOf(draft: Draft, row: PackageRow): void {
  draft.packages.set(row.taskId, { ...draft.packages.get(row.taskId), ...row });
}
