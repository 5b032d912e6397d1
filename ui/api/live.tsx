/** One live stream per page, shared by every component that listens. */
import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { followLive } from './live-source.ts';
import type { LiveSignal, LiveStatus } from './live-source.ts';

interface Live { readonly status: LiveStatus; readonly listen: (listener: (signal: LiveSignal) => void) => () => void }
const LiveContext = createContext<Live>({ status: 'connecting', listen: () => () => undefined });

export function LiveProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const listeners = useRef(new Set<(signal: LiveSignal) => void>());
  const [status, setStatus] = useState<LiveStatus>('connecting');
  useEffect(() => followLive({
    open: () => new EventSource('/api/live'),
    onSignal: (signal) => { for (const listener of listeners.current) listener(signal); },
    onStatus: setStatus,
  }), []);
  const live = useMemo(() => ({
    status,
    listen: (listener: (signal: LiveSignal) => void) => {
      listeners.current.add(listener);
      return () => { listeners.current.delete(listener); };
    },
  }), [status]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Calls `listener` for every live event, and with `restored` after a break. Pass a stable function. */
export function useLive(listener: (signal: LiveSignal) => void): void {
  const { listen } = useContext(LiveContext);
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => listen((signal) => { latest.current(signal); }), [listen]);
}

/** Whether the live stream is there. */
export function useLiveStatus(): LiveStatus {
  return useContext(LiveContext).status;
}
