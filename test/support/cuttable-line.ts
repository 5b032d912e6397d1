// A TCP line that can be cut and mended: what is behind it is unreachable for those who go through it, and runs on for all others.
import { createServer, connect } from 'node:net';
import type { Socket } from 'node:net';
import { once } from 'node:events';

export interface CuttableLine {
  /** `host:port` to connect to. */
  readonly address: string;
  /** Ends every connection; new ones are closed at once. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** @param target `host:port` */
export async function cuttableLine(target: string): Promise<CuttableLine> {
  const [host = '127.0.0.1', port = ''] = target.split(':');
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    near.on('error', () => undefined);
    if (!whole) { near.destroy(); return; }
    const far = connect(Number(port), host);
    far.on('error', () => near.destroy());
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.pipe(other);
      one.on('close', () => { open.delete(one); other.destroy(); });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const cut = (): void => {
    whole = false;
    for (const socket of open) socket.destroy();
  };
  return {
    address: `127.0.0.1:${typeof address === 'object' ? address?.port ?? 0 : 0}`, cut,
    mend: () => { whole = true; },
    close: async () => { cut(); server.close(); await once(server, 'close'); },
  };
}
