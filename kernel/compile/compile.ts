/**
 * From BPMN 2.0 XML to an executable definition, or to everything that keeps it from being one.
 * Never throws for what a file holds.
 */
import type { Definition, ProcessDefinition, SequenceFlow } from '../model/definition.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { admit } from './admit.ts';
import { buildProcess } from './build.ts';
import { checkFile } from './checks/file.ts';
import { checks } from './checks/index.ts';
import type { Compilation, FlowDraft, ProcessDraft, ScriptHandling } from './draft.ts';
import { decideOpenChoices } from './drawing.ts';
import type { Node } from './node.ts';
import { nodeIn, nodesIn, textIn } from './node.ts';
import { read } from './read.ts';
import type { ModdleExtensions } from './read.ts';
import type { Report } from './report.ts';
import { error, warning } from './report.ts';

export interface CompileOptions {
  /** moddle descriptors of extensions by prefix, so that their elements are read as typed values. Not to be changed after the first use. */
  readonly moddle?: ModdleExtensions;
  /** Default `feel-only`. */
  readonly scripts?: ScriptHandling;
  /**
   * Take a model without an executable process as a drawing: what it leaves open is a warning, and it runs as far as its flow makes sense.
   * By default every model is held to what execution needs.
   */
  readonly drawings?: boolean;
}

export type Compiled =
  | { readonly ok: true; readonly definition: Definition; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Compiles a file. All errors (and warnings beside them) come at once, by element id; what the engine does not run is an error.
 *
 * @example const compiled = await compile(xml); if (compiled.ok) createEnvironment(compiled.definition);
 */
export async function compile(xml: string, options: CompileOptions = {}): Promise<Compiled> {
  const { definition, diagnostics } = await inspect(xml, options);
  if (definition === undefined || diagnostics.some(({ severity }) => severity === 'error')) return { ok: false, diagnostics };
  return { ok: true, definition, warnings: diagnostics };
}

/** What could be read of a file, for tools that look at models while they are drawn. With an error among the diagnostics the definition must not be run. */
export interface Inspected {
  readonly definition: Definition | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** As `compile`, but what has errors is not kept back. Never throws for what a file holds. */
export async function inspect(xml: string, options: CompileOptions = {}): Promise<Inspected> {
  const admission = admit(xml);
  if (!admission.ok) return { definition: undefined, diagnostics: [admission.reason] };
  const report: Report = { diagnostics: [], expressionCharacters: 0, drawn: false };
  const root = await read(xml, { extensions: options.moddle ?? noExtensions, elements: admission.elements, drawings: options.drawings ?? false }, report);
  if (root !== undefined) checkFile(root, xml, report);
  return { definition: root && build(root, options.scripts ?? 'feel-only', report), diagnostics: report.diagnostics };
}

const noExtensions: ModdleExtensions = {};

function build(root: Node, scripts: ScriptHandling, report: Report): Definition | undefined {
  const compilation: Compilation = {
    report, extensions: new Map(), scripts, associations: associationsIn(root),
    // Own property only: the reader fills in BPMN's default, XPath, for files that do not say anything. Tools write that default out unasked,
    // so by itself it says nothing either; an expression that names its language is taken at its word.
    language: Object.hasOwn(root, 'expressionLanguage') && root['expressionLanguage'] !== standardDefault ? textIn(root, 'expressionLanguage') : undefined,
  };
  const drafts = executable(root, report).flatMap(node => draftOf(node, compilation));
  for (const draft of drafts) for (const check of checks) check(draft, report);
  if (report.drawn) for (const draft of drafts) decideOpenChoices(draft);
  const [first] = drafts;
  if (first === undefined) {
    error(report, 'no-process', {}, 'Expected a process but the file has none');
    return undefined;
  }
  return {
    format: 1,
    processes: Object.fromEntries(drafts.map(draft => [draft.id, finish(draft)])),
    main: first.id,
    extensions: Object.fromEntries(compilation.extensions),
  };
}

/** `expressionLanguage` of a file that does not choose one (BPMN 2.0.2 table 8.1). */
const standardDefault = 'http://www.w3.org/1999/XPath';

/** Where associations lead from and to, in whichever process or sub-process they are drawn. */
function associationsIn(owner: Node, found = new Map<string, string>()): ReadonlyMap<string, string> {
  for (const artifact of nodesIn(owner, 'artifacts')) {
    const source = nodeIn(artifact, 'sourceRef')?.id;
    const target = nodeIn(artifact, 'targetRef')?.id;
    if (artifact.$type === 'bpmn:Association' && source !== undefined && target !== undefined) found.set(source, target);
  }
  for (const inner of [...nodesIn(owner, 'rootElements'), ...nodesIn(owner, 'flowElements')]) associationsIn(inner, found);
  return found;
}

/** The processes marked executable; when none is marked, all that have anything in them (a pool may be drawn closed). */
function executable(root: Node, report: Report): readonly Node[] {
  const processes = nodesIn(root, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');
  const marked = processes.filter(process => process['isExecutable'] === true);
  const filled = processes.filter(process => nodesIn(process, 'flowElements').length > 0);
  const run = marked.length > 0 ? marked : filled.length > 0 ? filled : processes;
  const runs = new Set(run);
  for (const process of processes) {
    const { id } = process;
    if (!runs.has(process)) warning(report, 'not-executable', { elementId: id }, `Expected an executable process but ${id ?? 'a process'} is left out`);
    else if (process['isExecutable'] === false && Object.hasOwn(process, 'isExecutable')) warning(report, 'not-executable', { elementId: id }, `Expected an executable process but ${id ?? 'a process'} is marked as not executable`);
  }
  return run;
}

function draftOf(node: Node, compilation: Compilation): ProcessDraft[] {
  const { id } = node;
  if (id !== undefined && id !== '' && !(id in Object.prototype)) return [buildProcess(node, id, compilation)];
  const code = id === undefined || id === '' ? 'missing-id' : 'hostile-name';
  error(compilation.report, code, { elementId: id }, `Expected a process with an id of its own but it has ${id ?? 'none'}`);
  return [];
}

function finish({ id, node, elements, flows, lanes, children }: ProcessDraft): ProcessDefinition {
  const name = textIn(node, 'name');
  const handlers = children.filter(child => elements.get(child)?.kind === 'eventSubProcess');
  return {
    id, ...(name === undefined ? undefined : { name }),
    elements: Object.fromEntries(elements),
    flows: Object.fromEntries([...flows].map(([key, flow]) => [key, withoutScope(flow)])),
    lanes: Object.fromEntries(lanes),
    children, ...(handlers.length === 0 ? undefined : { eventSubProcesses: handlers }),
  };
}

function withoutScope({ scope: _scope, ...flow }: FlowDraft): SequenceFlow {
  return flow;
}
