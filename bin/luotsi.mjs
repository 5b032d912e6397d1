#!/usr/bin/env node
// The command line: checks Node, brings the dependencies up to date, then runs one command. Plain JavaScript without
// dependencies, because it is what runs first on a fresh clone.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './ground/dependencies.mjs';

/**
 * Every command: what it is for, and the module that does it. `run(args)` of the module answers the exit code; a module without it
 * works by being loaded. `client`: it imports the generated database client, which is made first.
 */
const commands = {
  start: { module: 'start.ts', summary: 'everything on this machine: PostgreSQL, Temporal, worker, API and the three apps' },
  test: { module: 'test.ts', summary: 'all checks and tests; with arguments only those tests (they go to jest)' },
  bench: { module: 'bench.ts', summary: 'the benchmark beside a hand-written Temporal workflow; --peers adds Flowable' },
  migrate: { module: 'migrate.ts', summary: 'bring the database at DATABASE_OWNER_URL up to date; --seed adds the demo region' },
  trace: { module: 'trace.ts', summary: 'run a BPMN model with every task completing by itself and print what happens' },
  play: { module: 'play.ts', summary: 'a scripted session over BPMN models: JSON lines in and out' },
  lint: { module: 'lint.ts', summary: 'say everything there is to say about BPMN models; exit code 1 on errors' },
  decide: { module: 'decide.ts', summary: 'evaluate a decision of a DMN model; --batch takes JSON lines' },
  feel: { module: 'feel.ts', summary: 'evaluate a FEEL expression; --batch takes JSON lines' },
  worker: { module: '../worker/main.ts', client: true, summary: 'the worker process alone (settings from the environment)' },
  api: { module: '../api/main.ts', client: true, summary: 'the API process alone (settings from the environment)' },
  help: { summary: 'this list' },
};
const oldestNode = [20, 19];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [, , name = 'help', ...args] = process.argv;
// Commands that take files read them from where they were called.
process.env.LUOTSI_CALLED_FROM = process.cwd();
process.chdir(root);
const exitCode = await main();
// A command that answered is over, whatever it left open; worker and API answer nothing and go on.
if (exitCode !== undefined) {
  await Promise.all([written(process.stdout), written(process.stderr)]);
  process.exit(exitCode);
}

async function main() {
  if (nodeIsTooOld()) {
    console.error(`Luotsi needs Node ${oldestNode.join('.')} or newer and this is ${process.versions.node}: install a newer one from https://nodejs.org.`);
    return 1;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) console.error(`There is no command "${name}".\n`);
  if (command?.module === undefined || !existsSync(join(root, 'bin', command.module))) {
    (command === commands.help ? console.log : console.error)(help());
    return command === commands.help ? 0 : 2;
  }
  try {
    await ensureDependencies(root);
    return await run(command);
  } catch (error) {
    return explain(error);
  }
}

/** Resolves when everything written so far is on its way: into a pipe Node writes later, and an exit would drop the rest. */
function written(stream) {
  return new Promise(resolve => { stream.write('', () => { resolve(); }); });
}

function nodeIsTooOld() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
}

async function run({ module, client }) {
  const { register } = await import('tsx/esm/api');
  register();
  if (client) await (await import('./prepare.ts')).prepareDatabaseClient();
  const file = new URL(module, import.meta.url);
  process.argv.splice(1, process.argv.length, fileURLToPath(file), ...args);
  const loaded = await import(file.href);
  return await loaded.run?.(args);
}

/** A failure that names its remedy is one sentence; anything else is a defect and keeps its stack. */
function explain(error) {
  if (String(error?.code).startsWith('ERR_PARSE_ARGS')) {
    console.error(error.message);
    return 2;
  }
  const foreseen = error instanceof Error && error.name === 'GroundFailure';
  console.error(foreseen ? `✗ ${error.message}` : error);
  return foreseen ? error.exitCode : 1;
}

function help() {
  const lines = Object.entries(commands).map(([command, { summary }]) => `  ${command.padEnd(9)}${summary}`);
  return `node bin/luotsi.mjs <command>\n\n${lines.join('\n')}\n`;
}
