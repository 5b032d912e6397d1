/** The channel that says what changed keeps one connection, however long the database was away. */
import { createServer, connect as connectTo } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { withClient } from '../../bin/index.ts';
import { openDatabase } from '../../prisma/index.ts';
import type { LiveNotice } from '../../prisma/index.ts';
import { cloneDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { eventually } from '../support/durable-case.ts';

/** A door in front of PostgreSQL that can be shut: whoever is inside is thrown out, whoever knocks is turned away. */
interface Door { readonly url: string; inside(): number; shut(): void; open(): void; close(): Promise<void> }

async function doorTo(url: string): Promise<Door> {
  const [target, through] = [new URL(url), new URL(url)];
  const sockets = new Set<Socket>();
  let shut = false;
  const server: Server = createServer((client) => {
    if (shut) return void client.destroy();
    const upstream = connectTo(Number(target.port), target.hostname);
    sockets.add(client);
    for (const [one, other] of [[client, upstream], [upstream, client]] as const) {
      one.on('error', () => undefined);
      one.on('close', () => { other.destroy(); sockets.delete(client); });
      one.pipe(other);
    }
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href, inside: () => sockets.size,
    shut: () => { shut = true; for (const socket of sockets) socket.destroy(); },
    open: () => { shut = false; },
    close: () => new Promise((done) => { for (const socket of sockets) socket.destroy(); server.close(() => done()); }),
  };
}

let database: TestDatabase;
beforeAll(async () => { database = await cloneDatabase('listen'); });
afterAll(async () => { await database.drop(); });

test('after the database was away, one connection listens again and hears', async () => {
  const door = await doorTo(database.appUrl);
  const db = openDatabase(door.url, { poolSize: 1 });
  const heard: LiveNotice[] = [];
  const stop = await db.listen((notice) => heard.push(notice));
  try {
    expect(door.inside()).toBe(1);
    door.shut();
    await sleep(2_800); // five tries in vain
    door.open();
    await eventually(() => door.inside() > 0);
    await sleep(1_200); // twice the time between tries: whoever else tries is in by now
    expect(door.inside()).toBe(1);
    await withClient(database.ownerUrl, (client) => client.query(`select pg_notify('luotsi_live', '{"region":"14","caseId":null,"units":[],"kind":"version"}')`));
    await eventually(() => heard.length > 0);
    expect(heard).toHaveLength(1);
  } finally {
    await stop();
    await db.close();
    await door.close();
  }
});
