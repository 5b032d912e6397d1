/** What an event waits for or says, as far as BPMN itself has it: the time of a timer, the name of a message or signal. */
import type { ReactNode } from 'react';
import { useTexts } from '../../ui/index.ts';
import type { Diagram } from '../canvas/diagram.ts';
import { kindOf } from '../guidance/kinds.ts';
import { isModdle, listOf, textOf } from '../guidance/moddle.ts';
import type { ModdleElement } from '../guidance/moddle.ts';
import { texts } from '../texts.ts';
import { ChoiceField, TypedField } from './fields.tsx';
import { Section } from './section.tsx';
import type { StepProps } from './step-props.ts';

export function EventFields(props: StepProps): ReactNode {
  const owner = props.element.businessObject;
  const [definition] = /Event$/.test(owner.$type) ? listOf(owner, 'eventDefinitions') : [];
  if (kindOf(owner) === 'receiveTask') return <Named {...props} holder={owner} property="messageRef" type="bpmn:Message" />;
  if (!definition) return null;
  const kind = kindOf(definition);
  if (kind === 'timerEventDefinition') return <Timer {...props} timer={definition} />;
  if (kind === 'messageEventDefinition') return <Named {...props} holder={definition} property="messageRef" type="bpmn:Message" />;
  return kind === 'signalEventDefinition' ? <Named {...props} holder={definition} property="signalRef" type="bpmn:Signal" /> : null;
}

const timerKinds = ['timeDuration', 'timeDate', 'timeCycle'] as const;

function Timer({ diagram, element, readOnly, timer }: StepProps & { readonly timer: ModdleElement }): ReactNode {
  const t = useTexts(texts);
  const kind = timerKinds.find((each) => isModdle(timer.get(each))) ?? 'timeDuration';
  const expression = timer.get(kind);
  const body = isModdle(expression) ? textOf(expression, 'body') : '';
  const write = (as: string, text: string): void => {
    const properties = Object.fromEntries(timerKinds.map((each) => [each, each === as && text.trim() !== '' ? expressionOf(diagram, timer, text.trim()) : undefined]));
    diagram.edit(element, [{ target: timer, properties }]);
  };
  return (
    <Section title={t('timer')} open>
      <ChoiceField label={t('timerKind')} name="timer-kind" value={kind} choices={timerKinds.map((value) => ({ value, label: t(value) }))} readOnly={readOnly} onCommit={(as) => { write(as, body); }} />
      <TypedField label={t('timerValue')} hint={t('timerHint')} name="timer-value" value={body} readOnly={readOnly} onCommit={(text) => { write(kind, text); }} />
    </Section>
  );
}

/** A message or signal by its name: the one of that name in the file, else a new one. */
function Named({ diagram, element, readOnly, holder, property, type }: StepProps & { readonly holder: ModdleElement; readonly property: 'messageRef' | 'signalRef'; readonly type: 'bpmn:Message' | 'bpmn:Signal' }): ReactNode {
  const t = useTexts(texts);
  const found = holder.get(property);
  const write = (typed: string): void => {
    const name = typed.trim();
    const definitions = definitionsOf(element.businessObject);
    if (!definitions) return;
    const known = listOf(definitions, 'rootElements').find((each) => each.$type === type && each.name === name);
    const made = name === '' || known ? undefined : diagram.get('bpmnFactory').create(type, { name });
    if (made) made.$parent = definitions;
    diagram.edit(element, [
      ...made ? [{ target: definitions, properties: { rootElements: [...listOf(definitions, 'rootElements'), made] } }] : [],
      { target: holder, properties: { [property]: name === '' ? undefined : known ?? made } },
    ]);
  };
  return <TypedField label={t(property === 'messageRef' ? 'messageName' : 'signalName')} name="event-name" lang="fi" value={isModdle(found) ? found.name ?? '' : ''} readOnly={readOnly} onCommit={write} />;
}

function expressionOf({ create }: Diagram, parent: ModdleElement, body: string): ModdleElement {
  const made = create('bpmn:FormalExpression', { body });
  made.$parent = parent;
  return made;
}

function definitionsOf(element: ModdleElement): ModdleElement | undefined {
  return kindOf(element) === 'definitions' ? element : element.$parent && definitionsOf(element.$parent);
}
