/** `luotsi feel 'EXPRESSION' --context JSON`, and `--batch` over JSON lines. Described in docs/reference/decisions.md. */
import { evaluateTyped, feel } from '../kernel/index.ts';
import { expectedInstant, instantOf, objectOf, option, parseObject, positional, runBatch, type BatchReply } from './batch.ts';

export async function run(args: readonly string[]): Promise<number> {
  const at = instantOf(args);
  if (at === undefined) {
    console.error(expectedInstant);
    return 2;
  }
  if (args.includes('--batch')) {
    await runBatch(line => answer(line, at));
    return 0;
  }
  const expression = positional(args);
  const context = parseObject(option(args, 'context') ?? '{}');
  if (expression === undefined || context === undefined) {
    console.error("Expected luotsi feel 'EXPRESSION' [--context JSON] [--at INSTANT], or luotsi feel --batch with JSON lines on standard input.");
    return 2;
  }
  const result = feel.evaluate(expression, context, at);
  if (!result.ok) {
    console.error(`${result.code}: ${result.message}`);
    return 1;
  }
  console.log(JSON.stringify(result.value));
  for (const note of result.notes ?? []) console.error(`note: ${note}`);
  return 0;
}

function answer(line: Readonly<Record<string, unknown>>, at: string): BatchReply {
  const context = objectOf(line.context ?? {});
  if (typeof line.expression !== 'string' || context === undefined) return { error: { code: 'invalid-line', message: 'Expected "expression" (text) and "context" (object)' } };
  const result = evaluateTyped(line.expression, context, at, typeof line.declaredType === 'string' ? line.declaredType : undefined);
  return result.ok ? { output: result.value } : { error: { code: result.code, message: result.message } };
}
