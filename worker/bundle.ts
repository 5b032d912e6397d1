/** The workflow code as one script, as Temporal's sandbox loads it; kept on disk by the hash of its sources, so that a restart is quick. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import type { BundleOptions, Logger, WorkflowBundle } from '@temporalio/worker';

type WebpackConfig = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];

const root = resolve(import.meta.dirname, '..');
/** Folders whose sources can be in the bundle. */
const sources = ['workflows', 'kernel', 'guidance'];
/**
 * Loaded once per sandbox and shared, frozen, by all workflows in it; without this every case would evaluate the FEEL
 * parser and the calendar again. They hold no state of a workflow.
 */
const shared = ['workflows/sandbox.ts', 'kernel/run.ts', 'guidance/run.ts'].map((path) => join(root, path));

/**
 * Bundles the workflows, or reads the bundle that an earlier start left in `cacheDir`.
 * @param logger told webpack's warnings; default: they fail the bundling
 */
export async function workflowBundle(cacheDir?: string, logger: Logger = refusing): Promise<WorkflowBundle & { readonly code: string }> {
  if (cacheDir === undefined) return makeBundle(logger);
  const file = join(cacheDir, `workflows-${await sourceHash()}.js`);
  const cached = await readFile(file, 'utf8').catch(() => undefined);
  if (cached !== undefined) return { code: cached };
  const bundle = await makeBundle(logger);
  await mkdir(cacheDir, { recursive: true });
  // Renamed into place: a start that is killed here leaves no half bundle behind.
  await writeFile(`${file}.${process.pid}`, bundle.code);
  await rename(`${file}.${process.pid}`, file);
  return bundle;
}

function makeBundle(logger: Logger): Promise<WorkflowBundle & { readonly code: string }> {
  return bundleWorkflowCode({
    workflowsPath: join(root, 'workflows', 'index.ts'),
    preloadModules: shared,
    webpackConfigHook: forThisNode,
    logger,
  });
}

interface SwcRule { readonly use?: { readonly loader?: string; readonly options?: { readonly jsc?: { target?: string } } } }

/** The SDK compiles to ES2017: every object spread becomes a function call, and the kernel spreads a lot. Node has run ES2022 since 18. */
function forThisNode(config: WebpackConfig): WebpackConfig {
  const swc = (config.module?.rules as readonly SwcRule[] | undefined)?.find(({ use }) => use?.loader?.includes('swc-loader'))?.use?.options?.jsc;
  if (!swc) throw new Error('Expected a rule of swc-loader in the SDK\'s webpack configuration but found none');
  swc.target = 'es2022';
  return config;
}

/** Of our sources and of the packages as they are locked: a new SDK makes a new bundle. */
export async function sourceHash(): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const file of [...(await filesUnder(sources)), 'package-lock.json', 'worker/bundle.ts']) {
    hash.update(file).update('\0').update(await readFile(join(root, file)));
  }
  return hash.digest('hex').slice(0, 24);
}

async function filesUnder(folders: readonly string[]): Promise<string[]> {
  const found = await Promise.all(folders.map(async (folder) => {
    const entries = await readdir(join(root, folder), { recursive: true });
    return entries.filter((name) => name.endsWith('.ts') || name.endsWith('.json')).map((name) => join(folder, name));
  }));
  return found.flat().sort();
}

const silent = (): void => undefined;
const refuse = (message: string): never => { throw new Error(`Bundling the workflows: ${message}`); };
const refusing: Logger = { log: silent, trace: silent, debug: silent, info: silent, warn: refuse, error: refuse };
