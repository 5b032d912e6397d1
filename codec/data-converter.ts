/** The data converter that everything which talks to Temporal shares: encrypted payloads, large ones stored outside. */
import type { DataConverter } from '@temporalio/common';
import { createEncryptionCodec } from './encryption.ts';
import { createClaimCheck } from './claim-check.ts';
import type { PayloadStore } from './claim-check.ts';

export interface DataConverterOptions {
  /** 32 bytes in base64. */
  readonly codecKey: string;
  /** Keys used before, newest first: histories written under them stay readable. */
  readonly previousKeys?: readonly string[];
  readonly payloadStore: PayloadStore;
  /** Region of a workflow by its id (`case/<region>/<case id>`); undefined keeps everything in the history. */
  readonly regionOf?: (workflowId: string) => string | undefined;
}

/** Command payloads (a filled form, the events of one completion) are a few kB and stay inline; definitions start at some 20 kB. */
const inlineLimit = 16 * 1024;
/** What encryption adds to a payload, at most: sizes are compared before and after. */
const encryptionOverhead = 256;
const cacheBytes = 64 * 1024 * 1024;

/**
 * For `Client` and `Worker` alike: both must use the same keys and the same store.
 * @throws Error when a key is not 32 bytes of base64
 */
export function createDataConverter({ codecKey, previousKeys, payloadStore, regionOf = caseRegion }: DataConverterOptions): DataConverter {
  const repeatableFrom = inlineLimit - encryptionOverhead;
  return {
    payloadCodecs: [
      createEncryptionCodec({ codecKey, repeatableFrom, ...(previousKeys ? { previousKeys } : {}) }),
      createClaimCheck({ payloadStore, regionOf, inlineLimit, cacheBytes }),
    ],
  };
}

function caseRegion(workflowId: string): string | undefined {
  return /^case\/([^/]+)\//.exec(workflowId)?.[1];
}
