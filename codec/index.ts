/** Façade of codec/: how payloads are encrypted and where large ones are kept. Knows nothing of cases but the form of their ids. */
export { createDataConverter } from './data-converter.ts';
export type { DataConverterOptions } from './data-converter.ts';
export type { PayloadStore } from './claim-check.ts';
