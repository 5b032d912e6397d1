/**
 * Random block-structured processes: every block has one way in and one way out, so that tokens in equal tokens out.
 * Values for fast-check; the XML and the pairs of flows that must be taken equally often.
 */
import fc from 'fast-check';
import { boundary, end, exclusive, inclusive, loop, message, node, parallel, script, start, sub, timer, user } from './bpmn-builder.ts';

export type Block =
  | { readonly type: 'task' | 'script' | 'wait' | 'receive' | 'race' | 'deadline' }
  | { readonly type: 'sequence' | 'exclusive' | 'parallel' | 'inclusive'; readonly blocks: readonly Block[] }
  | { readonly type: 'again' | 'sub' | 'loopSub' | 'guardedSub' | 'terminatedSub'; readonly block: Block };

const many = (tie: fc.Arbitrary<Block>) => fc.array(tie, { minLength: 1, maxLength: 3 });

export const randomBlock: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>(tie => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ type: fc.constantFrom('task' as const, 'task' as const, 'script' as const, 'wait' as const, 'receive' as const, 'race' as const, 'deadline' as const) }),
    fc.record({ type: fc.constantFrom('sequence' as const, 'exclusive' as const, 'parallel' as const, 'inclusive' as const), blocks: many(tie('block')) }),
    fc.record({ type: fc.constantFrom('again' as const, 'sub' as const, 'loopSub' as const, 'guardedSub' as const, 'terminatedSub' as const), block: tie('block') }),
  ),
})).block;

export interface RandomProcess {
  readonly xml: { readonly nodes: readonly string[]; readonly flows: readonly string[] };
  /** Way in and way out of each block: taken equally often when all is over. */
  readonly pairs: readonly (readonly [string, string])[];
}

interface Writer { readonly nodes: string[]; readonly flows: string[]; readonly pairs: [string, string][]; next: number }

export function writeProcess(block: Block): RandomProcess {
  const ids = { next: 0 };
  const writer = scope(block, ids);
  return { xml: writer, pairs: writer.pairs };
}

/** A whole scope: start, block, end. Its last node is its only end. */
function scope(block: Block, ids: { next: number }): Writer {
  const writer: Writer = { nodes: [], flows: [], pairs: [], get next() { ids.next += 1; return ids.next; }, set next(_value) {} };
  const from = `start${writer.next}`;
  const to = `end${writer.next}`;
  writer.nodes.push(start(from), end(to));
  const last = write(writer, block, from);
  connect(writer, last, to);
  return writer;
}

function connect(writer: Writer, from: string, to: string, condition?: string): string {
  writer.flows.push(`${from} -> ${to}${condition === undefined ? '' : ` [${condition}]`}`);
  return `${from}-${to}`;
}

/** Writes a block behind `from`; answers the node that ends it. */
function write(writer: Writer, block: Block, from: string, condition?: string): string {
  // A pass-through event on either side gives each block one flow in and one flow out that are its own.
  const [first, last, out] = [`in${writer.next}`, `last${writer.next}`, `out${writer.next}`];
  writer.nodes.push(node('intermediateThrowEvent', first), exclusive(last), node('intermediateThrowEvent', out));
  writer.pairs.push([connect(writer, from, first, condition), connect(writer, last, out)]);
  writeInner(writer, block, first, last);
  return out;
}

function writeInner(writer: Writer, block: Block, first: string, last: string): void {
  const id = `n${writer.next}`;
  const other = `n${writer.next}`;
  switch (block.type) {
    case 'task': chain(writer, first, [[id, user(id)]], last); return;
    case 'script': chain(writer, first, [[id, script(id, '= if r = null then 0 else modulo(r + 1, 3)', 'r')]], last); return;
    case 'wait': chain(writer, first, [[id, node('intermediateCatchEvent', id, timer('Duration', 'PT1H'))]], last); return;
    case 'receive': chain(writer, first, [[id, node('receiveTask', id, '', 'messageRef="m"')]], last); return;
    case 'race': race(writer, first, last, id, other); return;
    case 'deadline':
      chain(writer, first, [[id, user(id)]], last);
      writer.nodes.push(boundary(other, id, timer('Duration', 'PT2H')));
      connect(writer, other, last);
      return;
    case 'sequence': connect(writer, block.blocks.reduce((from, inner) => write(writer, inner, from), first), last); return;
    case 'again': again(writer, block.block, first, last, id, other); return;
    case 'exclusive': case 'parallel': case 'inclusive': branches(writer, block.type, block.blocks, first, last, id, other); return;
    default: container(writer, block.type, block.block, first, last, id, other);
  }
}

function chain(writer: Writer, first: string, middle: readonly (readonly [string, string])[], last: string): void {
  let from = first;
  for (const [id, xml] of middle) {
    writer.nodes.push(xml);
    connect(writer, from, id);
    from = id;
  }
  connect(writer, from, last);
}

function race(writer: Writer, first: string, last: string, id: string, other: string): void {
  const gateway = `n${writer.next}`;
  writer.nodes.push(node('eventBasedGateway', gateway), node('intermediateCatchEvent', id, timer('Duration', 'PT3H')), node('intermediateCatchEvent', other, message('m')));
  connect(writer, first, gateway);
  for (const event of [id, other]) {
    connect(writer, gateway, event);
    connect(writer, event, last);
  }
}

/** A loop by sequence flow; the path decides when it ends, by the variable `again`. */
function again(writer: Writer, block: Block, first: string, last: string, id: string, other: string): void {
  writer.nodes.push(exclusive(id), exclusive(other, `${other}-${last}`));
  connect(writer, first, id);
  const task = `n${writer.next}`;
  writer.nodes.push(user(task));
  connect(writer, write(writer, block, id), task);
  connect(writer, task, other);
  connect(writer, other, id, 'again = true');
  connect(writer, other, last);
}

function branches(writer: Writer, type: 'exclusive' | 'parallel' | 'inclusive', blocks: readonly Block[], first: string, last: string, split: string, join: string): void {
  connect(writer, first, split);
  connect(writer, join, last);
  const conditions = blocks.map((_, index) => type === 'exclusive' ? `r = ${index}` : `r >= ${index}`);
  const ends = blocks.map((block, index) => write(writer, block, split, type === 'parallel' ? undefined : conditions[index]));
  for (const id of ends) connect(writer, id, join);
  if (type === 'parallel') {
    writer.nodes.push(parallel(split), parallel(join));
    return;
  }
  const gateway = type === 'exclusive' ? exclusive : inclusive;
  writer.nodes.push(gateway(split, `${split}-${join}`), gateway(join));
  connect(writer, split, join);
}

function container(writer: Writer, type: 'sub' | 'loopSub' | 'guardedSub' | 'terminatedSub', block: Block, first: string, last: string, id: string, other: string): void {
  const counter = { get next() { return writer.next - 1; }, set next(_value: number) {} };
  const inside = scope(block, counter);
  // Inside a scope that may be ended from outside, ways in and out need not balance.
  if (type === 'sub' || type === 'loopSub') writer.pairs.push(...inside.pairs);
  const parts = type === 'terminatedSub' ? stopping(inside, writer) : inside;
  connect(writer, first, id);
  connect(writer, id, last);
  writer.nodes.push(sub(id, parts, type === 'loopSub' ? loop('again = true', 'loopMaximum="3"') : ''));
  if (type !== 'guardedSub') return;
  writer.nodes.push(boundary(other, id, timer('Duration', 'PT2H')));
  connect(writer, other, last);
}

/** Beside the block stands a task that ends the scope by a terminate end event. */
function stopping(inside: Writer, writer: Writer): { nodes: string[]; flows: string[] } {
  const [task, stop, fork, begin] = [`n${writer.next}`, `n${writer.next}`, `n${writer.next}`, `start${writer.next}`];
  const inner = `n${writer.next}`;
  const terminate = '<terminateEventDefinition/>';
  return {
    nodes: [start(begin), parallel(fork), user(task), end(stop, terminate), sub(inner, inside)],
    flows: [`${begin} -> ${fork} -> ${task} -> ${stop}`, `${fork} -> ${inner}`],
  };
}
