/** Façade of api/: starting it, and the document about it. */
export { startApi } from './start.ts';
export type { ApiSettings, RunningApi } from './start.ts';
export { buildOpenApi } from './openapi/document.ts';
