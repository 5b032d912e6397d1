/** bpmn-engine from npm, installed apart from the product under `.luotsi/peers`, in this process. */
import { execFileSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { KernelSide } from './side.ts';

/** The version measured; another one may behave otherwise. */
const version = '25.0.1';

interface PeerEngine {
  readonly getDefinitions: () => Promise<readonly unknown[]>;
  readonly getState: () => Promise<unknown>;
  readonly execute: (options: { readonly listener?: EventEmitter }) => Promise<unknown>;
  readonly once: (event: 'end' | 'error', listener: (failure?: unknown) => void) => void;
  readonly stop: () => unknown;
}

interface PeerModule {
  readonly Engine: new (options: { readonly name: string; readonly source?: string; readonly sourceContext?: unknown }) => PeerEngine;
  readonly BpmnModdle: new () => { fromXML: (xml: string) => Promise<unknown> };
  readonly serialize: (read: unknown, resolver: unknown) => unknown;
  readonly TypeResolver: (elements: unknown) => unknown;
  readonly elements: unknown;
}

/** Installs the peer at its first use. Throws with npm's reason when it cannot. */
export async function bpmnEngine(root: string): Promise<KernelSide> {
  const folder = join(root, '.luotsi/peers/bpmn-engine');
  if (!existsSync(join(folder, 'node_modules/bpmn-engine'))) {
    mkdirSync(folder, { recursive: true });
    execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--save-exact', `bpmn-engine@${version}`], { stdio: ['ignore', 'ignore', 'pipe'] });
  }
  // A module in the peer's own folder, so that names are looked up there and not among the product's packages.
  const entry = join(folder, 'entry.mjs');
  writeFileSync(entry, `export { Engine } from 'bpmn-engine';\nimport * as reader from 'bpmn-moddle';\nexport const BpmnModdle = reader.BpmnModdle ?? reader.default;\nexport { default as serialize, TypeResolver } from 'moddle-context-serializer';\nexport * as elements from 'bpmn-elements';\n`);
  const { Engine, BpmnModdle, serialize, TypeResolver, elements } = await import(pathToFileURL(entry).href) as PeerModule;
  // Its own way to read a file once for many cases: what `Engine` does with a source each time.
  const contextOf = async (xml: string): Promise<unknown> => serialize(await new BpmnModdle().fromXML(xml), TypeResolver(elements));
  const installed = JSON.parse(readFileSync(join(folder, 'node_modules/bpmn-engine/package.json'), 'utf8')) as { version: string };
  return {
    name: `bpmn-engine ${installed.version}`,
    compile: async (file, times) => {
      const source = readFileSync(file, 'utf8');
      const spent: number[] = [];
      for (let time = 0; time < times; time += 1) {
        const start = performance.now();
        await new Engine({ name: 'bench', source }).getDefinitions();
        spent.push(performance.now() - start);
      }
      return spent;
    },
    run: async (file, cases) => {
      const sourceContext = await contextOf(readFileSync(file, 'utf8'));
      const waits = file.includes('manual');
      const start = performance.now();
      for (let done = 0; done < cases; done += 1) await runCase(new Engine({ name: 'bench', sourceContext }), waits);
      return (performance.now() - start) / 1000;
    },
    stateBytes: async file => {
      const engine = new Engine({ name: 'bench', sourceContext: await contextOf(readFileSync(file, 'utf8')) });
      await engine.execute({ listener: new EventEmitter() });
      const bytes = Buffer.byteLength(JSON.stringify(await engine.getState()));
      engine.stop();
      return bytes;
    },
    stop: () => Promise.resolve(),
  };
}

/** A case from start to end. Tasks that wait are signalled as soon as they wait; without such tasks nobody listens. */
async function runCase(engine: PeerEngine, waits: boolean): Promise<void> {
  const listener = new EventEmitter();
  listener.on('activity.wait', (task: { signal: () => void }) => { task.signal(); });
  await new Promise<void>((resolve, reject) => {
    engine.once('end', () => { resolve(); });
    engine.once('error', reject);
    engine.execute(waits ? { listener } : {}).catch(reject);
  });
}
