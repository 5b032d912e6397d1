/** What a reply shows of a world. */
import { awaitedCorrelation } from '../engine/correlation.ts';
import { partsOf } from '../engine/waits.ts';
import type { Element } from '../model/definition.ts';
import type { WaitingTask } from '../model/state.ts';
import { visible } from './carry.ts';
import type { InstanceView, JobView, Reply, WaitView } from './protocol.ts';
import { startsFor, stillAwaited } from './starts.ts';
import type { Running, World } from './world.ts';
import { entriesOf } from '../model/table.ts';

type View = Pick<Reply, 'instances' | 'jobs' | 'timers' | 'waitsFor' | 'incidents'>;

/** Everything there is to see, instances in the order of their start. */
export function view(world: World): View {
  const all = [...world.instances.values()];
  const active = all.filter(({ engine }) => engine.state().status === 'active');
  return {
    instances: all.map(viewInstance),
    jobs: active.flatMap(running => viewJobs(world, running)),
    timers: [
      ...active.flatMap(({ id, engine }) => entriesOf(engine.state().timers).map(({ elementId, due }) => ({ element: elementId, instance: id, due }))),
      ...world.startTimers.map(({ start: { element, process }, due }) => ({ element: element.id, process, due })),
    ],
    waitsFor: [...active.flatMap(running => viewWaits(running, world.now)), ...viewStarts(world)],
    incidents: active.flatMap(({ id, engine }) => entriesOf(engine.state().incidents)
      .map(incident => ({ id: `${id}:${incident.id}`, instance: id, element: incident.elementId, code: incident.code, message: incident.message }))),
  };
}

function viewInstance({ id, as, process, businessKey, parent, engine, activities, error }: Running): InstanceView {
  const { status, variables, activations } = engine.state();
  // What scopes inside have for themselves is shown as long as it lives, unless the instance has a variable of that name.
  const inner = entriesOf(activations).reduce<InstanceView['variables']>((shown, scope) => scope.variables === undefined ? shown : { ...shown, ...scope.variables }, {});
  return {
    id, ...(as === undefined ? undefined : { as }), process: process.id, ...(businessKey === undefined ? undefined : { businessKey }),
    ...(parent === undefined ? undefined : { parent: parent.id }), state: status === 'created' ? 'active' : status, ...(error === undefined ? undefined : { error }),
    activities: [...activities.values()], variables: { ...inner, ...variables },
  };
}

/** Tasks that someone holds; a script in another language always waits. */
function viewJobs(world: World, running: Running): readonly JobView[] {
  const tasks = entriesOf(running.engine.state().tasks);
  return tasks.filter(({ kind, elementId }) => {
    const element = running.process.elements[elementId];
    if (kind === 'callActivity' && world.processes.has(element?.calledElement ?? '')) return false;
    return world.holds.has(kind) || element?.heldScript !== undefined;
  }).map(task => viewJob(running, task));
}

function viewJob(running: Running, { id, elementId, kind }: WaitingTask): JobView {
  const element = running.process.elements[elementId];
  const assignment = assignmentOf(running, element);
  return {
    id: `${running.id}:${id}`, instance: running.id, element: elementId, kind: kind === 'task' || kind === 'callActivity' ? kind : kind.replace(/Task$/, ''),
    ...(element?.name === undefined ? undefined : { name: element.name }), ...(Object.keys(assignment).length === 0 ? undefined : { assignment }),
    ...(element?.heldScript === undefined ? undefined : { script: element.heldScript.text }), ...(element?.topic === undefined ? undefined : { topic: element.topic }),
    variables: visible(running, id),
  };
}

function assignmentOf({ process }: Running, element: Element | undefined): NonNullable<JobView['assignment']> {
  const lane = element?.lane === undefined ? undefined : process.lanes[element.lane];
  return { ...(lane === undefined ? undefined : { lane: lane.name ?? lane.id }), ...element?.assignment };
}

function viewWaits(running: Running, at: string): readonly WaitView[] {
  const { id, engine, process } = running;
  const { messages, signals, conditions } = engine.state();
  const conditionOf = (elementId: string, index: number | undefined): string => {
    const element = process.elements[elementId];
    const event = element && partsOf(element).find(([, place]) => place === index)?.[0];
    return event?.type === 'conditional' ? event.condition.text : '';
  };
  return [
    ...entriesOf(messages).map(wait => ({ message: wait.messageName, ...awaitedCorrelation(running.env, engine.state(), wait, at), element: wait.elementId, instance: id })),
    ...entriesOf(signals).map(({ signalName, elementId }) => ({ signal: signalName, element: elementId, instance: id })),
    ...entriesOf(conditions).map(({ elementId, index }) => ({ condition: conditionOf(elementId, index), element: elementId, instance: id })),
  ];
}

function viewStarts(world: World): readonly WaitView[] {
  return startsFor(world, ({ type }) => type === 'message' || type === 'signal').filter(start => stillAwaited(world, start)).map(({ process, element, event }) => ({
    ...(event.type === 'message' ? { message: event.messageName } : event.type === 'signal' ? { signal: event.signalName } : undefined), element: element.id, process,
  }));
}
