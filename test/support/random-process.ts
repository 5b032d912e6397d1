/**
 * Random block-structured processes: every block has one way in and one way out, so that tokens in equal tokens out.
 * Values for fast-check; the XML and the pairs of flows that must be taken equally often. What each block is: `random-constructs.ts`.
 */
import fc from 'fast-check';
import { definitions, end, exclusive, node, scopeXml, start, type Parts } from './bpmn-builder.ts';
import { constructs, type ConstructName } from './random-constructs.ts';

export interface Block {
  readonly type: ConstructName;
  /** Which of its variants a construct takes. */
  readonly option: number;
  readonly blocks: readonly Block[];
}

const names = Object.keys(constructs) as ConstructName[];
const having = (inner: 'none' | 'one' | 'many'): fc.Arbitrary<ConstructName> => fc.constantFrom(...names.filter(name => constructs[name].inner === inner));
const option = fc.nat(23);

export const randomBlock: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>(tie => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ type: having('none'), option, blocks: fc.constant([]) }),
    fc.record({ type: having('many'), option, blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ type: having('one'), option, blocks: fc.array(tie('block'), { minLength: 1, maxLength: 1 }) }),
  ),
})).block;

/** What a path does next is said by numbers. */
export const randomPath = fc.array(fc.nat(1000), { minLength: 10, maxLength: 60 });

export interface RandomProcess {
  readonly xml: string;
  /** Way in and way out of each block: taken equally often when all is over. */
  readonly pairs: readonly (readonly [string, string])[];
}

/** Where a construct writes itself: between `first` and `last`, with ids that nothing else has. */
export interface Place {
  readonly first: string;
  readonly last: string;
  readonly block: Block;
  readonly id: (prefix?: string) => string;
  readonly add: (...xml: string[]) => void;
  /** Draws flows from each to the next. */
  readonly connect: (...ids: string[]) => void;
  readonly connectIf: (condition: string, from: string, to: string) => void;
  /** Writes a block behind a node; answers the node that ends it. */
  readonly inner: (block: Block, from: string, condition?: string) => string;
  /** A scope with a block inside. One that may be ended from outside need not balance. */
  readonly scope: (block: Block, balanced?: boolean) => Parts;
}

interface Writer {
  readonly nodes: string[];
  readonly flows: string[];
  readonly pairs: [string, string][];
  readonly id: (prefix?: string) => string;
}

const roots = '<message id="m" name="m"/><signal id="s" name="s"/><error id="e" errorCode="E"/><escalation id="x" escalationCode="X"/>';
const called = `<process id="called" isExecutable="true">${scopeXml({ nodes: [start('cs'), end('ce')], flows: ['cs -> ce'] })}</process>`;

export function writeProcess(block: Block): RandomProcess {
  let next = 0;
  const writer = writeScope(block, (prefix = 'n') => `${prefix}${next += 1}`);
  return { xml: definitions(`${roots}<process id="p" isExecutable="true">${scopeXml(writer)}</process>${called}`), pairs: writer.pairs };
}

/** A whole scope: start, block, end. */
function writeScope(block: Block, id: Writer['id']): Writer {
  const writer: Writer = { nodes: [], flows: [], pairs: [], id };
  const [from, to] = [id('start'), id('end')];
  writer.nodes.push(start(from), end(to));
  connect(writer, write(writer, block, from), to);
  return writer;
}

function connect(writer: Writer, from: string, to: string, condition?: string): string {
  writer.flows.push(`${from} -> ${to}${condition === undefined ? '' : ` [${condition}]`}`);
  return `${from}-${to}`;
}

function write(writer: Writer, block: Block, from: string, condition?: string): string {
  // A pass-through event on either side gives each block one flow in and one flow out that are its own.
  const [first, last, out] = [writer.id('in'), writer.id('last'), writer.id('out')];
  writer.nodes.push(node('intermediateThrowEvent', first), exclusive(last), node('intermediateThrowEvent', out));
  writer.pairs.push([connect(writer, from, first, condition), connect(writer, last, out)]);
  constructs[block.type].write(placeOf(writer, block, first, last));
  return out;
}

function placeOf(writer: Writer, block: Block, first: string, last: string): Place {
  return {
    first, last, block,
    id: writer.id,
    add: (...xml) => { writer.nodes.push(...xml); },
    connect: (...ids) => { ids.slice(1).forEach((id, index) => connect(writer, ids[index] ?? '', id)); },
    connectIf: (condition, from, to) => { connect(writer, from, to, condition); },
    inner: (inner, from, condition) => write(writer, inner, from, condition),
    scope: (inner, balanced = true) => {
      const inside = writeScope(inner, writer.id);
      if (balanced) writer.pairs.push(...inside.pairs);
      return inside;
    },
  };
}

