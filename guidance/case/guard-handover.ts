/** Whether a command about a handover, a move or a call-back is in order now. */
import type { CaseCommand, CaseRejection, CaseState, GuidanceRefusal } from '../model/case.ts';
import type { Handover, HandoverTerms } from '../model/handover.ts';
import type { Actor } from '../model/people.ts';
import { isOwnTask } from './handovers.ts';

type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

type Guarded = 'acceptHandover' | 'returnHandover' | 'offerHandover' | 'startHandover' | 'withdrawHandover' | 'recordFirstService' | 'closeHandover' | 'moveOn' | 'recordCall';

const guards: { readonly [Type in Guarded]: (state: CaseState, command: Command<Type>) => CaseRejection | undefined } = {
  acceptHandover: guardAnswer,
  returnHandover: (state, command) => guardAnswer(state, command) ?? guardReason(command.reason, state.handovers[command.taskId]),
  offerHandover: guardOffer,
  startHandover: guardStart,
  withdrawHandover: guardWithdrawal,
  recordFirstService: guardFirstService,
  closeHandover: guardClose,
  moveOn: guardMoveOn,
  recordCall: guardCall,
};

/** Other commands are let through: anybody may say that the client called, or wants a call. */
export function guardHandover(state: CaseState, command: CaseCommand): CaseRejection | undefined {
  const guard = (guards as Readonly<Partial<Record<CaseCommand['type'], (state: CaseState, command: CaseCommand) => CaseRejection | undefined>>>)[command.type];
  return guard?.(state, command);
}

const open: readonly Handover['status'][] = ['draft', 'offered', 'returned', 'expired'];

function guardAnswer(state: CaseState, { taskId, by }: Command<'acceptHandover' | 'returnHandover'>): CaseRejection | undefined {
  const handover = state.handovers[taskId];
  if (!handover || (handover.status !== 'offered' && handover.status !== 'expired')) return refused('HANDOVER_NOT_OPEN', `Expected an open handover but it is ${handover?.status ?? 'unknown'}`, handover?.elementId);
  return guardReceiver(handover, by);
}

export function guardReason(reason: string, handover?: Handover): CaseRejection | undefined {
  return reason.trim() === '' ? refused('REASON_MISSING', 'Expected a reason but it is empty', handover?.elementId) : undefined;
}

function guardOffer(state: CaseState, { taskId, by }: Command<'offerHandover'>): CaseRejection | undefined {
  const handover = state.handovers[taskId];
  if (handover?.status !== 'returned' && handover?.status !== 'draft') return refused('HANDOVER_NOT_RETURNED', `Expected a draft or a returned handover but it is ${handover?.status ?? 'unknown'}`, handover?.elementId);
  return guardSender(state, by);
}

/** Responsibility goes to one receiver at a time. */
function guardStart(state: CaseState, { terms, reason, by }: Command<'startHandover'>): CaseRejection | undefined {
  return guardSender(state, by) ?? guardReason(reason) ?? guardTerms(state, terms) ?? guardAlone(state);
}

function guardWithdrawal(state: CaseState, { taskId, reason, by }: Command<'withdrawHandover'>): CaseRejection | undefined {
  const handover = state.handovers[taskId];
  // A drawn handover is a step of the path: it is answered, not taken back.
  if (!handover || !isOwnTask(taskId) || !open.includes(handover.status)) return refused('HANDOVER_NOT_OPEN', `Expected an open handover that a worker started but it is ${handover?.status ?? 'unknown'}`, handover?.elementId);
  return guardSender(state, by) ?? guardReason(reason, handover);
}

function guardFirstService(state: CaseState, { taskId, by }: Command<'recordFirstService'>): CaseRejection | undefined {
  const handover = state.handovers[taskId];
  if (handover?.status !== 'accepted') return notAccepted(handover);
  if (handover.firstServiceAt !== undefined) return refused('FIRST_SERVICE_RECORDED', 'Expected no first service event but it is recorded', handover.elementId);
  return guardReceiver(handover, by);
}

function guardClose(state: CaseState, { taskId, outcome, by }: Command<'closeHandover'>): CaseRejection | undefined {
  const handover = state.handovers[taskId];
  if (handover?.status !== 'accepted') return notAccepted(handover);
  if (outcome === 'serviceStarted' && handover.firstServiceAt === undefined) return refused('FIRST_SERVICE_MISSING', 'Expected the first service event before its outcome but there is none', handover.elementId);
  return guardReceiver(handover, by);
}

function guardMoveOn(state: CaseState, { toUnit, reason, by }: Command<'moveOn'>): CaseRejection | undefined {
  const { responsible, region } = state;
  if (responsible?.worker !== undefined) return refused('HANDOVER_NEEDED', 'Expected a matter that nobody has taken but a worker is responsible: hand it over');
  if (by.unit !== responsible?.unit) return notResponsible(state, by);
  if (!isUnitOf(region, toUnit) || toUnit === responsible.unit) return receiverInvalid(toUnit);
  return guardReason(reason) ?? guardAlone(state);
}

function guardCall(state: CaseState, { taskId, result, note }: Command<'recordCall'>): CaseRejection | undefined {
  const callBack = state.callBacks?.[taskId];
  if (!callBack?.open) return refused('CALL_BACK_NOT_OPEN', `Expected an open call-back ${taskId} but there is none`);
  return result === 'givenUp' && (note ?? '').trim() === '' ? refused('REASON_MISSING', 'Expected a reason for giving up but it is empty', callBack.elementId) : undefined;
}

function guardTerms({ region, responsible, tier }: CaseState, { transition, toUnit, toTier }: HandoverTerms): CaseRejection | undefined {
  const here = isUnitOf(region, toUnit);
  const fits = transition === 'regionToRegion' ? !here && /^\d{2}-[a-z0-9-]+$/.test(toUnit) : here;
  if (!fits || toUnit === responsible?.unit) return receiverInvalid(toUnit);
  if (transition === 'tierToTier' && (toTier === undefined || toTier === tier)) return refused('HANDOVER_RECEIVER_INVALID', `Expected another tier than ${tier ?? 'none'} but it is ${toTier ?? 'missing'}`);
  return undefined;
}

function guardAlone({ handovers }: CaseState): CaseRejection | undefined {
  const other = Object.values(handovers).find(({ status }) => open.includes(status));
  return other && refused('HANDOVER_ALREADY_OPEN', `Expected no other open handover but ${other.taskId} is ${other.status}`, other.elementId);
}

/** The sender is the responsible unit, or the client's coordinator wherever they work. */
function guardSender(state: CaseState, by: Actor): CaseRejection | undefined {
  return by.unit === state.responsible?.unit || by.worker === state.coordinator?.worker ? undefined : notResponsible(state, by);
}

function guardReceiver({ toUnit, elementId }: Handover, by: Actor): CaseRejection | undefined {
  return by.unit === toUnit ? undefined : refused('HANDOVER_WRONG_UNIT', `Expected a worker of ${toUnit} but they act in ${by.unit}`, elementId);
}

function isUnitOf(region: string, unit: string): boolean {
  return /^\d{2}-[a-z0-9-]+$/.test(unit) && unit.startsWith(`${region}-`);
}

function notAccepted(handover: Handover | undefined): CaseRejection {
  return refused('HANDOVER_NOT_ACCEPTED', `Expected an accepted handover but it is ${handover?.status ?? 'unknown'}`, handover?.elementId);
}

function notResponsible({ responsible }: CaseState, by: Actor): CaseRejection {
  return refused('NOT_RESPONSIBLE', `Expected a worker of the responsible unit ${responsible?.unit ?? ''} but they act in ${by.unit}`);
}

function receiverInvalid(toUnit: string): CaseRejection {
  return refused('HANDOVER_RECEIVER_INVALID', `Expected another unit that can receive but it is ${toUnit}`);
}

export function refused(code: GuidanceRefusal, message: string, elementId?: string): CaseRejection {
  return { code, ...(elementId !== undefined && { elementId }), message };
}
