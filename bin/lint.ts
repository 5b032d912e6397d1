/** `luotsi lint MODEL…`: everything there is to say about models. Exit code 1 when one of them has an error. */
import { parseArgs } from 'node:util';
import { checkSoundness } from '../kernel/index.ts';
import { loadModels, problemLine } from './models.ts';
import type { Problem } from './models.ts';

/** Exit code 0 without errors, 1 with, 2 for bad arguments. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
  if (positionals.length === 0) {
    console.error('Usage: luotsi lint MODEL… [--json]');
    return 2;
  }
  const problems: Problem[] = [];
  for (const model of positionals) {
    const loaded = await loadModels([model], 'others-wait');
    problems.push(...loaded.problems, ...loaded.definitions.flatMap(definition => checkSoundness(definition)).map(problem => ({ ...problem, model })));
  }
  if (values.json) console.log(JSON.stringify(problems));
  else for (const problem of problems) console.log(problemLine(problem));
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}
