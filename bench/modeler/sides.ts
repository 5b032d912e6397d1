/** The two pages that are measured: our modeler with everything around its canvas, and bare bpmn-js. */
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';

export interface PageSide {
  readonly name: string;
  readonly address: string;
  /** Resolves when the diagram is drawn and can be edited. */
  drawn(page: Page): Promise<void>;
  /** Types into the field for the name of the chosen step; undefined where there is none. */
  readonly nameField: string | undefined;
}

export function ourSide(origin: string, path: string): PageSide {
  return { name: 'luotsi', address: `${origin}/modeler/${path}`, drawn: async (page) => { await page.locator('.djs-palette.open').waitFor(); await page.locator('[data-element-id=n0]').first().waitFor(); }, nameField: '[data-panel-name], .mo-panel input' };
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.bpmn': 'application/xml' };

/** Builds and serves the bare page with the model beside it. */
export async function bareSide(folder: string, xml: string): Promise<PageSide & { stop(): void }> {
  await build({ configFile: false, root: join(import.meta.dirname, 'bare'), base: './', build: { outDir: folder, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2500 }, logLevel: 'warn' });
  await writeFile(join(folder, 'model.bpmn'), xml);
  const server = createServer(({ url = '/' }, response) => {
    const name = url === '/' ? 'index.html' : normalize(url).replace(/^[/.]+/, '');
    response.setHeader('content-type', types[extname(name)] ?? 'application/octet-stream');
    createReadStream(join(folder, name)).on('error', () => { response.writeHead(404).end(); }).pipe(response);
  });
  await listening(server);
  return { name: 'bpmn-js', address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, drawn: async (page) => { await page.locator('body[data-drawn]').waitFor(); }, nameField: undefined, stop: () => { server.close(); } };
}

async function listening(server: Server): Promise<void> {
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
}
