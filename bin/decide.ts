/** `luotsi decide MODEL.dmn --decision ID --inputs JSON`, and `--batch` over JSON lines. Described in docs/reference/decisions.md. */
import { readFileSync } from 'node:fs';
import { compileDecisions, evaluateDecision, evaluateDecisionTyped, type DecisionModel, type DecisionRequest, type Diagnostic } from '../kernel/index.ts';
import { calledFile, expectedInstant, instantOf, objectOf, option, parseObject, positional, runBatch, type BatchError, type BatchReply } from './batch.ts';

type Loaded = { readonly model: DecisionModel; readonly warnings: readonly Diagnostic[] } | { readonly error: BatchError };

export async function run(args: readonly string[]): Promise<number> {
  const at = instantOf(args);
  if (at === undefined) {
    console.error(expectedInstant);
    return 2;
  }
  if (args.includes('--batch')) {
    const load = keeping(loadModel);
    await runBatch(line => answer(line, at, load));
    return 0;
  }
  return decideOnce(args, at);
}

function decideOnce(args: readonly string[], at: string): number {
  const file = positional(args);
  const inputs = parseObject(option(args, 'inputs') ?? '{}');
  const [decision, service] = [option(args, 'decision'), option(args, 'service')];
  if (file === undefined || inputs === undefined || (decision === undefined) === (service === undefined)) {
    console.error('Expected luotsi decide MODEL.dmn --decision NAME (or --service NAME) [--inputs JSON] [--models FILE,FILE] [--at INSTANT], or luotsi decide --batch with JSON lines on standard input.');
    return 2;
  }
  const loaded = loadAll(file, option(args, 'models')?.split(',') ?? [], loadModel);
  if ('error' in loaded) return refuse(loaded.error);
  for (const { code, elementId, message } of loaded.warnings) console.error(`warning ${code}${elementId === undefined ? '' : ` (${elementId})`}: ${message}`);
  const result = evaluateDecision(loaded.model, requestOf({ decision, service }, inputs, at), loaded.others);
  if (!result.ok) return refuse(result);
  console.log(JSON.stringify({ output: result.output, matched: result.matched, notes: result.notes }, null, 2));
  return 0;
}

function refuse({ code, message }: BatchError): number {
  console.error(`${code}: ${message}`);
  return 1;
}

function requestOf(named: { readonly decision: unknown; readonly service: unknown }, inputs: Readonly<Record<string, unknown>>, at: string): DecisionRequest {
  const name = typeof named.service === 'string' ? { service: named.service } : { decision: String(named.decision) };
  return { ...name, inputs, at };
}

/** Reads and compiles a file; what is wrong with it is one error with every diagnostic in its message. */
function loadModel(file: string): Loaded {
  let xml: string;
  try {
    xml = readFileSync(calledFile(file), 'utf8');
  } catch {
    return { error: { code: 'file-not-found', message: `Expected to read ${file} but it cannot be read` } };
  }
  const compiled = compileDecisions(xml);
  if (compiled.ok) return { model: compiled.model, warnings: compiled.warnings };
  const [first] = compiled.diagnostics;
  return { error: { code: first?.code ?? 'invalid-dmn', message: compiled.diagnostics.map(({ message }) => message).join('; ') } };
}

/** A model and the models it imports, or what is wrong with the first that cannot be had. */
function loadAll(file: string, imported: readonly string[], load: (file: string) => Loaded): { readonly model: DecisionModel; readonly others: readonly DecisionModel[]; readonly warnings: readonly Diagnostic[] } | { readonly error: BatchError } {
  const own = load(file);
  if ('error' in own) return own;
  const others: DecisionModel[] = [];
  const warnings = [...own.warnings];
  for (const each of imported) {
    const loaded = load(each);
    if ('error' in loaded) return loaded;
    others.push(loaded.model);
    warnings.push(...loaded.warnings);
  }
  return { model: own.model, others, warnings };
}

/** Models that were read, so that thousands of cases read each file once. */
function keeping(load: (file: string) => Loaded): (file: string) => Loaded {
  const kept = new Map<string, Loaded>();
  return file => {
    const known = kept.get(file) ?? load(file);
    kept.set(file, known);
    return known;
  };
}

function answer(line: Readonly<Record<string, unknown>>, at: string, load: (file: string) => Loaded): BatchReply {
  const inputs = objectOf(line.inputs ?? {});
  const named = (typeof line.decision === 'string') !== (typeof line.service === 'string');
  if (typeof line.file !== 'string' || inputs === undefined || !named) return { error: { code: 'invalid-line', message: 'Expected "file", one of "decision" and "service" (texts) and "inputs" (object)' } };
  const imported = Array.isArray(line.models) ? line.models.filter(file => typeof file === 'string') : [];
  const loaded = loadAll(line.file, imported, load);
  if ('error' in loaded) return loaded;
  const result = evaluateDecisionTyped(loaded.model, requestOf({ decision: line.decision, service: line.service }, inputs, at), loaded.others);
  return result.ok ? { output: result.output, matched: result.matched } : { error: { code: result.code, message: result.message } };
}
