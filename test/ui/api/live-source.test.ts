/** The live stream: events that match the contract are told; after a break everything is read again. */
import { describe, expect, test } from '@jest/globals';
import { followLive } from '../../../ui/api/live-source.ts';
import type { LiveSignal, LiveStatus, Source } from '../../../ui/api/live-source.ts';

function sourceLog() {
  const opened: (Source & { emit(type: string, data: string): void; closed: boolean })[] = [];
  const open = (): Source => {
    const listeners = new Map<string, (event: MessageEvent<string>) => void>();
    const source = {
      onopen: null, onerror: null, closed: false,
      addEventListener: (type: string, listener: (event: MessageEvent<string>) => void) => { listeners.set(type, listener); },
      close() { this.closed = true; },
      emit: (type: string, data: string) => { listeners.get(type)?.({ data } as MessageEvent<string>); },
    };
    opened.push(source);
    return source;
  };
  return { opened, open };
}
const event = { caseId: '0b2f6f1c-5c2e-4d6b-9a3e-1f0c5a7b8d9e', units: ['14-neuvonta'], kind: 'task' };
const soon = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

describe('live stream', () => {
  test('known events are told, unknown ones are left out', () => {
    const { opened, open } = sourceLog();
    const signals: LiveSignal[] = [];
    const stop = followLive({ open, onSignal: (signal) => { signals.push(signal); }, onStatus: () => undefined });
    opened[0]?.emit('message', JSON.stringify(event));
    opened[0]?.emit('task', JSON.stringify(event));
    opened[0]?.emit('message', '{"kind":"somethingNew"}');
    opened[0]?.emit('message', 'no json');
    stop();
    expect(signals).toEqual([event, event]);
    expect(opened[0]?.closed).toBe(true);
  });

  test('after a break it opens again and says that events may be missing', async () => {
    const { opened, open } = sourceLog();
    const signals: LiveSignal[] = [];
    const statuses: LiveStatus[] = [];
    const stop = followLive({ open, onSignal: (signal) => { signals.push(signal); }, onStatus: (status) => { statuses.push(status); }, pause: () => 5 });
    opened[0]?.onopen?.(new Event('open'));
    expect(signals).toEqual([]);
    opened[0]?.onerror?.(new Event('error'));
    await soon(30);
    opened[1]?.onopen?.(new Event('open'));
    stop();
    expect([opened.length, opened[0]?.closed, signals]).toEqual([2, true, ['restored']]);
    expect(statuses).toEqual(['connecting', 'open', 'broken', 'connecting', 'open']);
  });

  test('closed for good means no further attempt', async () => {
    const { opened, open } = sourceLog();
    const stop = followLive({ open, onSignal: () => undefined, onStatus: () => undefined, pause: () => 5 });
    opened[0]?.onerror?.(new Event('error'));
    stop();
    await soon(30);
    expect(opened).toHaveLength(1);
  });
});
