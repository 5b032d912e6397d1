/** Cache of byte strings, bounded by their total size; what was not used for longest goes first. */

export interface ByteCache {
  /** The cached bytes of `key`, else what `load` gives. Callers that come while it loads share one load; a failed load is forgotten. */
  once(key: string, load: () => Promise<Uint8Array>): Promise<Uint8Array>;
}

interface Entry {
  readonly bytes: Promise<Uint8Array>;
  size: number;
}

export function createByteCache(limitBytes: number): ByteCache {
  // A Map keeps insertion order: the first key is the one not used for longest.
  const entries = new Map<string, Entry>();
  let total = 0;

  const drop = (key: string, entry: Entry): void => {
    if (entries.get(key) !== entry) return;
    entries.delete(key);
    total -= entry.size;
  };
  const shrink = (): void => {
    for (const [key, entry] of entries) {
      if (total <= limitBytes) return;
      if (entry.size > 0) drop(key, entry);
    }
  };
  const add = (key: string, load: () => Promise<Uint8Array>): Entry => {
    const entry: Entry = { bytes: load(), size: 0 };
    entries.set(key, entry);
    entry.bytes.then(
      (bytes) => {
        entry.size = bytes.length;
        total += entry.size;
        shrink();
      },
      () => drop(key, entry),
    );
    return entry;
  };
  return {
    once: (key, load) => {
      const found = entries.get(key);
      if (!found) return add(key, load).bytes;
      entries.delete(key);
      entries.set(key, found);
      return found.bytes;
    },
  };
}
