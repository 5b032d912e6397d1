/** Prisma's schema engine as WebAssembly: loaded by hand, because its package's own entry wants a bundler. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';

/** An adapter's connections: the engine never closes them, and its lock on the history lives as long as they do. */
interface Disposable { dispose(): Promise<void> }
type SchemaEngine = Awaited<ReturnType<typeof engineModule.SchemaEngine.new>>;

let loaded: Promise<typeof engineModule.SchemaEngine> | undefined;

async function load(): Promise<typeof engineModule.SchemaEngine> {
  const code = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm');
  const imports = { './schema_engine_bg.js': engineModule } as unknown as WebAssembly.Imports;
  const { exports } = (await WebAssembly.instantiate(readFileSync(code), imports)).instance;
  // Both belong to what wasm-bindgen generates for bundlers; the package's types leave them out.
  (engineModule as unknown as { __wbg_set_wasm(wasm: WebAssembly.Exports): void }).__wbg_set_wasm(exports);
  (exports as { __wbindgen_start(): void }).__wbindgen_start();
  return engineModule.SchemaEngine;
}

/**
 * The adapter splits a script at every `;`, also inside a function's body. Here a script goes to the server whole, as one
 * implicit transaction: a migration is applied entirely or not at all.
 */
function wholeScripts(url: string, opened: Disposable[]): PrismaPg {
  const factory = new PrismaPg({ connectionString: url, max: 2 });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => { await adapter.underlyingDriver().query(script); };
    opened.push(adapter);
    return adapter;
  };
  return factory;
}

/** Runs `work` with a schema engine on the database. @throws what the engine says, with the database's own words */
export async function withSchemaEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  loaded ??= load();
  const Engine = await loaded;
  const opened: Disposable[] = [];
  const engine = await Engine.new({ datamodels: undefined }, () => undefined, bindMigrationAwareSqlAdapterFactory(wholeScripts(url, opened)));
  try {
    return await work(engine);
  } finally {
    engine.free();
    for (const adapter of opened) await adapter.dispose();
  }
}
