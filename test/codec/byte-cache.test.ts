/** The cache of stored payloads stays within its bound and forgets what was not used for longest. */
import { expect, test } from '@jest/globals';
import { createByteCache } from '../../codec/byte-cache.ts';

const bytes = (size: number) => () => Promise.resolve(new Uint8Array(size));

test('drops what was not used for longest when the bound is passed', async () => {
  const cache = createByteCache(100);
  const loads: string[] = [];
  const use = (key: string) => cache.once(key, () => { loads.push(key); return bytes(40)(); });
  await use('a');
  await use('b');
  await use('a');
  await use('c');
  await use('a');
  await use('b');
  expect(loads).toEqual(['a', 'b', 'c', 'b']);
});

test('forgets a failed load', async () => {
  const cache = createByteCache(100);
  await expect(cache.once('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await cache.once('a', bytes(3))).toHaveLength(3);
});
