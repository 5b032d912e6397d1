/** The outbox with a real mail server: who is told of what, once; the server away; an address refused; nothing of the client in any mail. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startMailSender } from '../../activities/index.ts';
import type { MailSender } from '../../activities/index.ts';
import { endMail, myMail, rebuild, takeMail } from '../../prisma/index.ts';
import { openSmtp } from '../../worker/smtp.ts';
import type { Smtp } from '../../worker/smtp.ts';
import { startMailServer } from '../support/mail-server.ts';
import type { MailServer } from '../support/mail-server.ts';
import { as, north, openCase, openHouse, step } from './support/house.ts';
import type { Driven, House } from './support/house.ts';

const client = { name: 'Kyllikki Vuorenpeikkonen', birthDate: '1931-07-29', phone: '+358 44 9876543' };
const need = 'Kaatui saunan portailla eikä pärjää yksin';
const olli = { worker: 'olli.ohjaaja', unit: '14-asiakasohjaus' };
const kaisa = { worker: 'kaisa.koordinaattori', unit: '14-moniammatillinen' };

let house: House;
let server: MailServer;
let smtp: Smtp;
let sender: MailSender;
let said: string[];
beforeAll(async () => { house = await openHouse('mail'); }, 120_000);
afterAll(() => house.close());
beforeEach(async () => {
  await house.owner.within(north, (tx) => tx.query(`update mail set status = 'sent' where status = 'pending'`));
  server = await startMailServer();
  smtp = openSmtp({ smtpUrl: server.url, from: 'Luotsi <luotsi@luotsi.invalid>' });
  said = [];
  sender = startMailSender({
    take: (limit) => takeMail(house.db, limit), end: (mail, end) => endMail(house.db, mail, end), send: smtp.send, publicUrl: 'https://luotsi.example.org', say: (line) => said.push(line),
  }, 3_600_000);
});
afterEach(async () => {
  await sender.stop();
  smtp.close();
  await server.close();
});

const mails = (driven: Driven) => house.owner.within(north, (tx) => tx.query<{ about: string; worker: string; status: string; attempts: number; answer: string | null; kind: string; wait: number }>(
  `select about, worker, status, attempts, answer, kind, extract(epoch from next_attempt_at - now())::float8 as wait from mail where case_id = $1::uuid order by about, worker`, driven.caseId));
const holdIsOver = () => house.owner.within(north, (tx) => tx.query('update mail set next_attempt_at = now() where status = \'pending\''));
/** A case left alone until its clocks have raised everything. */
async function late(): Promise<Driven> {
  const driven = await openCase(house, { contact: { client, need } });
  await step(house, driven, { type: 'advance' }, { at: '2026-03-30T06:00:00.000Z' });
  return driven;
}
async function handedOver(): Promise<Driven> {
  const driven = await openCase(house, { contact: { client, need, channel: 'visit' } });
  const terms = { transition: 'serviceToHome', toUnit: kaisa.unit, toRole: 'coordinator', namesCoordinator: false, follows: true } as const;
  const { responsible } = driven.state;
  const by = { worker: responsible?.unit === olli.unit ? olli.worker : 'aino.neuvoja', unit: responsible?.unit ?? '' };
  await step(house, driven, { type: 'startHandover', terms, reason: `${client.name} kotiutuu`, additions: { contacts: `Tytär ${client.phone}` }, by });
  const taskId = Object.keys(driven.state.handovers).at(-1) ?? '';
  await step(house, driven, { type: 'offerHandover', taskId, variables: { need }, by });
  await step(house, driven, { type: 'returnHandover', taskId, reason: `${client.name} ei ole kotona`, by: kaisa });
  return driven;
}

describe('escalations', () => {
  test('are told once to each who is called, in their language, by the day', async () => {
    const driven = await late();
    const raised = driven.events.filter((event) => event.type === 'escalationRaised');
    const planned = await mails(driven);
    expect(new Set(planned.map(({ about }) => about))).toEqual(new Set(raised.map((event) => `escalation.${event.escalationId}`)));
    expect(await sender.round()).toBe(planned.length);
    expect(await sender.round()).toBe(0);
    expect(server.received.map(({ to }) => to).sort()).toEqual(planned.map(({ worker }) => `${worker}@luotsi.invalid`).sort());
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(planned.length);
    expect((await mails(driven)).every(({ status, attempts, answer }) => status === 'sent' && attempts === 1 && /^250/.test(answer ?? ''))).toBe(true);
    const toEssi = server.received.find(({ to }) => to === 'essi.esihenkilo@luotsi.invalid');
    expect(toEssi).toMatchObject({ language: 'fi', text: expect.stringMatching(/Yksikkö: Neuvonta\nViimeistään: \d+\.\d+\.2026\n/) });
    expect(toEssi?.text).toContain('https://luotsi.example.org/inbox/escalations');
  });

  test('recorded again, or rebuilt, tell nobody anew', async () => {
    const driven = await late();
    const before = await mails(driven);
    await sender.round();
    await rebuild(house.owner, '14');
    await sender.round();
    expect(server.received).toHaveLength(before.length);
  });
});

describe('handovers', () => {
  test('are told to the receiving role when offered, and to the sender when they come back', async () => {
    const driven = await handedOver();
    await sender.round();
    const told = (await mails(driven)).map(({ kind, worker }) => [kind, worker]);
    expect(told.filter(([kind]) => kind === 'handoverOffered').map(([, worker]) => worker)).toEqual(['kaisa.koordinaattori', 'matti.moniosaaja']);
    const back = told.filter(([kind]) => kind === 'handoverReturned');
    expect(back.length).toBeGreaterThan(0);
    expect(server.received).toHaveLength(told.length);
    const offer = server.received.find(({ to }) => to.startsWith('kaisa'));
    expect(offer?.text).toContain(`https://luotsi.example.org/inbox/tasks/${driven.caseId}~-handover.`);
    expect(offer?.text).toMatch(/Viimeistään: /);
  });
  test('to another region are told to its people, with the way to their list', async () => {
    const driven = await openCase(house, { contact: { client, need } });
    const by = { worker: 'aino.neuvoja', unit: '14-neuvonta' };
    const terms = { transition: 'regionToRegion', toUnit: '06-neuvonta', toRole: 'adviser', namesCoordinator: false, follows: false } as const;
    await step(house, driven, { type: 'startHandover', terms, reason: 'Muuttaa', additions: { consent: 'Suostumus, kaikki', consentBasis: 'clientConsent' }, by });
    await step(house, driven, { type: 'offerHandover', taskId: Object.keys(driven.state.handovers).at(-1) ?? '', variables: { need }, by });
    await sender.round();
    expect(server.received.map(({ to }) => to)).toEqual(['sari.satakunta@luotsi.invalid']);
    expect(server.received[0]?.text).toContain('/inbox/region-handovers');
  });
});

test('no field of the client is in any mail, in no encoding', async () => {
  await late();
  await handedOver();
  await sender.round();
  expect(server.received.length).toBeGreaterThan(5);
  const words = [...client.name.split(' '), client.birthDate, '29.7.1931', '29.07.1931', client.phone, '9876543', 'saunan', 'portailla', 'Tytär', 'kotiutuu', 'age75', 'A-100'];
  for (const { raw, subject, text } of server.received) {
    const everything = `${raw}\n${subject}\n${text}\n${Buffer.from(raw.split('\r\n\r\n').slice(1).join(''), 'base64').toString('utf8')}`;
    expect(words.filter((word) => everything.includes(word))).toEqual([]);
  }
});

describe('the server', () => {
  test('away: mails wait, are tried ever more rarely, and go out once when it is back', async () => {
    const driven = await late();
    const planned = (await mails(driven)).length;
    await server.close();
    expect(await sender.round()).toBe(0);
    expect(said).toEqual([expect.stringMatching(/^mail: the server is away \(.*ECONNREFUSED/)]);
    const first = await mails(driven);
    expect(first.map(({ status, attempts }) => [status, attempts])).toEqual(first.map(() => ['pending', 1]));
    await holdIsOver();
    await sender.round();
    const second = await mails(driven);
    for (const { wait } of second) expect(wait).toBeGreaterThan(Math.max(...first.map((mail) => mail.wait)));
    expect(said).toHaveLength(1);
    await server.open();
    expect(await sender.round()).toBe(0);
    await holdIsOver();
    expect(await sender.round()).toBe(planned);
    expect(said.at(-1)).toBe('mail: the server is back');
    expect(server.received).toHaveLength(planned);
  });
  test('knows no such address: that mail is given up, with the reason, the others go', async () => {
    server.unknown.add('essi.esihenkilo@luotsi.invalid');
    const driven = await late();
    await sender.round();
    const after = await mails(driven);
    expect(after.filter(({ status }) => status === 'failed').map(({ worker, answer }) => [worker, /550/.test(answer ?? '')])).toEqual(after.filter(({ worker }) => worker === 'essi.esihenkilo').map(({ worker }) => [worker, true]));
    expect(after.filter(({ worker }) => worker !== 'essi.esihenkilo').every(({ status }) => status === 'sent')).toBe(true);
    await holdIsOver();
    expect(await sender.round()).toBe(0);
  });
  test('two senders at once never send one mail', async () => {
    const driven = await late();
    const other = startMailSender({ take: (limit) => takeMail(house.db, limit), end: (mail, end) => endMail(house.db, mail, end), send: smtp.send, publicUrl: 'https://luotsi.example.org', say: () => undefined }, 3_600_000);
    await Promise.all([sender.round(), other.round(), sender.round()]);
    await other.stop();
    expect(server.received).toHaveLength((await mails(driven)).length);
  });
  test('away for three days: what it would have said has moved on and is given up', async () => {
    const driven = await late();
    await house.owner.within(north, (tx) => tx.query(`update mail set created_at = now() - interval '73 hours' where case_id = $1::uuid`, driven.caseId));
    expect(await sender.round()).toBe(0);
    expect((await mails(driven)).every(({ status, answer }) => status === 'failed' && answer === 'given up after three days')).toBe(true);
  });
});

test('a person chooses which mails they get', async () => {
  const choose = (escalations: boolean, handovers: boolean) => house.db.within(as('kaisa.koordinaattori'), (tx) => myMail(tx, { escalations, handovers }));
  expect(await choose(true, false)).toEqual({ address: 'kaisa.koordinaattori@luotsi.invalid', escalations: true, handovers: false });
  expect((await mails(await handedOver())).filter(({ kind }) => kind === 'handoverOffered').map(({ worker }) => worker)).toEqual(['matti.moniosaaja']);
  expect(await choose(true, true)).toMatchObject({ handovers: true });
  expect((await mails(await handedOver())).filter(({ kind }) => kind === 'handoverOffered')).toHaveLength(2);
});
