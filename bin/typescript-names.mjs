// tsx has esbuild keep the names of functions: each function expression, every time it is evaluated, passes through a helper that defines its `name`,
// 0.4 µs each; in API and worker some 4 % of their time. Here a name is given once: what a module makes at its start keeps it, what it makes again and again does not.
const helper = 'var __defProp=Object.defineProperty;var __name=(target,value)=>__defProp(target,"name",{value,configurable:true});';
// As long as the other: the source map counts columns.
const once = 'var __defProp=Object.defineProperty,__n={},__name=(f,n)=>__n[n]?f:__defProp(f,"name",{value:__n[n]=n});'.padEnd(helper.length);

/** Module hook behind tsx's. Should tsx write its helper otherwise one day, files stay as it makes them; test/bin/typescript.test.ts says so. */
export async function load(url, context, next) {
  const loaded = await next(url, context);
  if (!/^file:.*\.ts(\?|$)/.test(url) || loaded.format !== 'module' || loaded.source === null || loaded.source === undefined) return loaded;
  const source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
  return { ...loaded, source: source.replace(helper, once) };
}
