/** `luotsi lint MODEL…`: everything there is to say about models. Exit code 1 when one of them has an error. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { lintModel } from '../guidance/index.ts';
import { checkSoundness } from '../kernel/index.ts';
import { calledFile } from './batch.ts';
import { loadModels, problemLine, xmlText } from './models.ts';
import type { Problem } from './models.ts';

/** Exit code 0 without errors, 1 with, 2 for bad arguments. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean', default: false }, guidance: { type: 'boolean', default: false } } });
  if (positionals.length === 0) {
    console.error('Usage: luotsi lint MODEL… [--guidance] [--json]');
    return 2;
  }
  const problems: Problem[] = [];
  for (const model of positionals) {
    if (values.guidance) {
      problems.push(...(await guidanceProblems(model)));
      continue;
    }
    const loaded = await loadModels([model], 'others-wait');
    problems.push(...loaded.problems, ...loaded.definitions.flatMap(definition => checkSoundness(definition)).map(problem => ({ ...problem, model })));
  }
  if (values.json) console.log(JSON.stringify(problems));
  else for (const problem of problems) console.log(problemLine(problem));
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** What publishing would say: the same lint as in the modeler and on the server. */
async function guidanceProblems(model: string): Promise<readonly Problem[]> {
  const bytes = await readFile(calledFile(model)).catch(() => undefined);
  if (bytes === undefined) return (await loadModels([model], 'others-wait')).problems;
  const { diagnostics } = await lintModel({ xml: xmlText(bytes) });
  return diagnostics.map((problem) => ({ ...problem, model }));
}
