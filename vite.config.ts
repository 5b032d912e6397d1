/**
 * One `vite build` makes the three browser apps: `dist/inbox`, `dist/modeler`, `dist/audit`, each with its own base path.
 * Everything they need is in their own folder: no script, font or style comes from another host.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, defineConfig } from 'vite';
import type { InlineConfig, Plugin } from 'vite';

const appNames = ['inbox', 'modeler', 'audit'] as const;
type AppName = (typeof appNames)[number];
const home = import.meta.dirname;

function configOf(app: AppName): InlineConfig {
  return {
    configFile: false,
    root: join(home, app),
    base: `/${app}/`,
    publicDir: false,
    plugins: [react()],
    build: { outDir: join(home, 'dist', app), emptyOutDir: true, target: 'es2022', sourcemap: false, reportCompressedSize: false, chunkSizeWarningLimit: 2500 },
    logLevel: 'warn',
  };
}

/** After the first app is written, builds the others: vite has one base path per build. */
function alsoBuild(others: readonly AppName[]): Plugin {
  return { name: 'luotsi-other-apps', apply: 'build', closeBundle: { sequential: true, order: 'post', async handler() { for (const app of others) await build(configOf(app)); } } };
}

const [first, ...others] = appNames.filter((app) => existsSync(join(home, app, 'index.html')));
if (!first) throw new Error('Expected an index.html in at least one of inbox, modeler, audit');
const config = configOf(first);

export default defineConfig({ ...config, plugins: [...(config.plugins ?? []), alsoBuild(others)] });
