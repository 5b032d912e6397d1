/** The live stream: opened again with growing pauses after it breaks. After a break the listener is told to read everything again. */
import { liveEventSchema } from '../../contracts/index.ts';
import type { LiveEvent } from '../../contracts/index.ts';

export type LiveStatus = 'connecting' | 'open' | 'broken';
/** `restored`: events may have been missed, read again what is shown. */
export type LiveSignal = LiveEvent | 'restored';

/** The part of EventSource that is used. */
export interface Source {
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export interface LiveOptions {
  readonly open: () => Source;
  readonly onSignal: (signal: LiveSignal) => void;
  readonly onStatus: (status: LiveStatus) => void;
  /** Pause before the n-th attempt after a break, in ms. */
  readonly pause?: (attempt: number) => number;
}

/** Opens the stream; the returned function closes it for good. */
export function followLive({ open, onSignal, onStatus, pause = (attempt) => Math.min(30_000, 1000 * 2 ** attempt) }: LiveOptions): () => void {
  let attempt = 0;
  let closed = false;
  let missed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: Source | undefined;

  const connect = (): void => {
    onStatus('connecting');
    const current = open();
    source = current;
    current.onopen = () => { attempt = 0; onStatus('open'); if (missed) onSignal('restored'); missed = false; };
    current.onerror = () => { current.close(); if (!closed) again(); };
    for (const type of ['message', 'case', 'task', 'version']) current.addEventListener(type, (event) => { deliver(event.data, onSignal); });
  };
  const again = (): void => {
    missed = true;
    onStatus('broken');
    timer = setTimeout(connect, pause(attempt));
    attempt += 1;
  };
  connect();
  return () => { closed = true; clearTimeout(timer); source?.close(); };
}

/** What does not match the contract is left out: an older page must survive a newer server. */
function deliver(data: string, onSignal: (signal: LiveSignal) => void): void {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return;
  }
  const parsed = liveEventSchema.safeParse(value);
  if (parsed.success) onSignal(parsed.data);
}
