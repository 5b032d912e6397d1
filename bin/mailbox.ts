// The mailbox of the embedded default: a real SMTP server that delivers nothing and keeps each mail as a file, for the page /mailbox of the API.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  /** For `SMTP_URL`. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface MailboxOptions {
  /** Folder of the mails; made when it is not there. */
  readonly dir: string;
  /** 0 = any free port. */
  readonly port?: number;
}

/** As many mails are kept; the oldest make room. */
const mostMails = 500;

/** Listens on this machine only, without a login. @throws when the port is taken */
export async function startMailbox({ dir, port = 0 }: MailboxOptions): Promise<Mailbox> {
  mkdirSync(dir, { recursive: true });
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'], hideSTARTTLS: true, logger: false,
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      simpleParser(stream).then(({ from, subject, text, date, messageId }) => {
        keep(dir, { to, from: from?.text ?? '', subject: subject ?? '', text: text ?? '', date: (date ?? new Date()).toISOString(), messageId: messageId ?? '' });
        done();
      }, done);
    },
  });
  server.on('error', () => undefined); // of one connection: its client tries again
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${taken}`, stop: () => new Promise((resolve) => { server.close(resolve); }) };
}

/** Named by when it came: the names' order is the order of the mails. Written aside first, so that nobody reads half a mail. */
function keep(dir: string, mail: Readonly<Record<'from' | 'subject' | 'text' | 'date' | 'messageId', string>> & { readonly to: readonly string[] }): void {
  const name = `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${createHash('sha256').update(`${mail.messageId} ${mail.to.join(' ')} ${performance.now()}`).digest('hex').slice(0, 8)}.json`;
  writeFileSync(join(dir, `.${name}`), JSON.stringify(mail, null, 2));
  renameSync(join(dir, `.${name}`), join(dir, name));
  const names = readdirSync(dir).filter((each) => each.endsWith('.json') && !each.startsWith('.')).sort();
  for (const old of names.slice(0, -mostMails)) rmSync(join(dir, old), { force: true });
}
