/** What happened in a rehearsal, line by line in words, and what of the diagram is open or passed. Pure. */
import type { CaseDefinition, CaseEvent, Texts } from '../../guidance/run.ts';
import { entriesOf } from '../../kernel/run.ts';
import { fill, formatDateTime, formatDue } from '../../ui/pure.ts';
import type { Language } from '../../ui/pure.ts';
import type { Rehearsal } from './rehearsal.ts';
import { storyTexts } from './rehearsal-texts.ts';

export interface Line { readonly sequence: number; readonly at: string; readonly type: CaseEvent['type']; readonly text: string; /** A breach, an escalation, a fault. */ readonly grave: boolean }

/** How things are called in the language of the page. */
export interface Names {
  readonly language: Language;
  readonly element: (id: string) => string;
  readonly clock: (instance: string) => string;
  readonly coordinator: (role: string) => string;
  readonly role: (role: string) => string;
  readonly unit: (unit: string) => string;
}

type Said = readonly [key: keyof typeof storyTexts, values?: Readonly<Record<string, string | number>>];
type EventOf<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>;

const plain = (key: keyof typeof storyTexts) => (): Said => [key];
const atElement = (key: keyof typeof storyTexts) => ({ elementId }: { readonly elementId: string }, { element }: Names): Said => [key, { element: element(elementId) }];
const ofClock = (key: keyof typeof storyTexts) => ({ clock }: { readonly clock: string }, names: Names): Said => [key, { clock: names.clock(clock) }];
const ofRole = (key: keyof typeof storyTexts) => ({ role }: { readonly role: string }, { coordinator }: Names): Said => [key, { coordinator: coordinator(role) }];
const withDue = (key: keyof typeof storyTexts) => ({ clock, due, dueDate }: { readonly clock: string; readonly due?: string; readonly dueDate?: string }, names: Names): Said => (
  dueDate === undefined ? ['clockStartedBare', { clock: names.clock(clock) }] : [key, { clock: names.clock(clock), due: formatDue(dueDate, due ?? null, names.language) }]
);

const tellers: { readonly [Type in CaseEvent['type']]?: (event: EventOf<Type>, names: Names) => Said } = {
  caseOpened: plain('caseOpened'),
  tierEntered: ({ tier }) => ['tierEntered', { tier }],
  responsibilityMoved: ({ to }, { unit }) => ['responsibilityMoved', { unit: `${unit(to.unit)}${to.worker === undefined ? '' : ` (${to.worker})`}` }],
  taskAssigned: ({ elementId, role, unit }, names) => ['taskAssigned', { element: names.element(elementId), role: names.role(role), unit: names.unit(unit) }],
  taskRecorded: atElement('taskRecorded'),
  taskCancelled: atElement('taskCancelled'),
  clockStarted: withDue('clockStarted'),
  clockWarned: ofClock('clockWarned'),
  clockStopped: ({ clock, inTime }, names) => [inTime ? 'clockStopped' : 'clockStoppedLate', { clock: names.clock(clock) }],
  clockBreached: ofClock('clockBreached'),
  clockCancelled: ofClock('clockCancelled'),
  clockPaused: ofClock('clockPaused'),
  clockResumed: withDue('clockResumed'),
  clockReopened: withDue('clockReopened'),
  escalationRaised: ({ kind, role, unit, clock, finding }, names) => [kind, { role: names.role(role), unit: names.unit(unit), about: clock === undefined ? finding ?? '' : names.clock(clock) }],
  escalationPassedOver: ({ clock }, names) => ['escalationPassedOver', { about: names.clock(clock) }],
  escalationAcknowledged: plain('escalationAcknowledged'),
  handoverOffered: ({ elementId, toRole, toUnit }, names) => ['handoverOffered', { element: names.element(elementId), role: names.role(toRole), unit: names.unit(toUnit) }],
  handoverAccepted: atElement('handoverAccepted'),
  handoverReturned: ({ elementId, reason, missing }, { element }) => (missing ? ['handoverIncomplete', { element: element(elementId), missing: missing.join(', ') }] : ['handoverReturned', { element: element(elementId), reason }]),
  handoverExpired: atElement('handoverExpired'),
  firstServiceRecorded: plain('firstServiceRecorded'),
  coordinatorNeeded: ofRole('coordinatorNeeded'),
  coordinatorProposed: ofRole('coordinatorProposed'),
  coordinatorDeclined: ofRole('coordinatorDeclined'),
  coordinatorNamed: ofRole('coordinatorNamed'),
  timerScheduled: ({ elementId, due }, { element, language }) => ['timerScheduled', { element: element(elementId), due: formatDateTime(due, language) }],
  timerFired: atElement('timerFired'),
  incidentRaised: atElement('incidentRaised'),
  caseEnded: ({ elementId, outcome }, { element }) => ['caseEnded', { outcome: elementId === undefined ? outcome : element(elementId) }],
};

const graveTypes: ReadonlySet<CaseEvent['type']> = new Set(['clockBreached', 'escalationRaised', 'handoverExpired', 'incidentRaised']);

/** Oldest first. What the engine notes for itself is left out. */
export function storyOf({ events }: Pick<Rehearsal, 'events'>, names: Names): readonly Line[] {
  return events.flatMap((event) => {
    const said = (tellers[event.type] as ((event: CaseEvent, names: Names) => Said) | undefined)?.(event, names);
    if (!said) return [];
    const [key, values] = said;
    return [{ sequence: event.sequence, at: event.at, type: event.type, text: fill(storyTexts[key][names.language], values), grave: graveTypes.has(event.type) }];
  });
}

/** What an element or clock is called: by the model's texts, else by its BPMN name, else by its id. */
export function namesIn({ process, guidance }: CaseDefinition, { state }: Pick<Rehearsal, 'state'>, word: (texts: Texts) => string): Pick<Names, 'element' | 'clock' | 'coordinator'> {
  const drawn = Object.assign({}, ...Object.values(process.processes).map(({ elements }) => elements)) as Readonly<Record<string, { readonly name?: string }>>;
  const said = (texts: Texts | undefined, fallback: string): string => (texts ? word(texts) : fallback);
  return {
    element: (id) => said(guidance.texts[id]?.name, drawn[id]?.name ?? id),
    clock: (instance) => said(guidance.clocks.find(({ id }) => id === state.clocks[instance]?.clockId)?.name, instance),
    coordinator: (role) => said((guidance.coordinators ?? []).find((one) => one.role === role)?.name, role),
  };
}

/** Elements and flows of the diagram: where the case stands now, and where it has been. */
export function placesOf({ events, state }: Pick<Rehearsal, 'events' | 'state'>): ReadonlyMap<string, 'open' | 'passed'> {
  const passed = events.flatMap((event) => (event.type === 'flowTaken' ? [event.flowId] : event.type === 'elementCompleted' ? [event.elementId] : []));
  const open = state.status === 'open' ? [...entriesOf(state.process.activations)].map(({ elementId }) => elementId) : [];
  return new Map([...passed.map((id) => [id, 'passed'] as const), ...open.map((id) => [id, 'open'] as const)]);
}
