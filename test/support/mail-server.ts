// A real SMTP server that a test can close, open again on the same port, and let refuse an address or act in the middle of a mail.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail { readonly to: string; readonly subject: string; readonly text: string; readonly messageId: string; readonly raw: string; readonly language: string }

export interface MailServer {
  readonly url: string;
  readonly received: ReceivedMail[];
  /** Called when a mail has come whole, before the server says yes. */
  beforeYes: () => void;
  /** Called when an address is named, before anything of the mail has come. */
  beforeMail: () => void;
  /** Addresses that the server has never heard of. */
  readonly unknown: Set<string>;
  close(): Promise<void>;
  open(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const unknown = new Set<string>();
  let port = 0;
  let server: SMTPServer | undefined;
  const mail: MailServer = {
    get url() { return `smtp://127.0.0.1:${port}`; },
    received, unknown, beforeYes: () => undefined, beforeMail: () => undefined,
    open: async () => {
      server = serverFor(mail);
      server.listen(port, '127.0.0.1');
      await once(server.server, 'listening');
      port = (server.server.address() as AddressInfo).port;
    },
    close: () => new Promise((done) => { if (server) server.close(() => { done(); }); else done(); server = undefined; }),
  };
  await mail.open();
  return mail;
}

function serverFor(mail: MailServer): SMTPServer {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'], logger: false,
    onRcptTo: ({ address }, _session, done) => {
      mail.beforeMail();
      done(mail.unknown.has(address) ? Object.assign(new Error('No such person here'), { responseCode: 550 }) : null);
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8');
        simpleParser(raw).then(({ subject, text, messageId, headers }) => {
          const language = headers.get('content-language');
          mail.received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), subject: subject ?? '', text: text ?? '', messageId: messageId ?? '', raw, language: typeof language === 'string' ? language : '' });
          mail.beforeYes();
          done();
        }, done);
      });
    },
  });
  server.on('error', () => undefined);
  return server;
}
