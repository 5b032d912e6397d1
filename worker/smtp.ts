/** The mail server as the sender's port. */
import { createTransport } from 'nodemailer';
import type { Letter } from '../activities/index.ts';
import type { MailSettings } from './settings.ts';

export interface Smtp {
  readonly send: (letter: Letter) => Promise<string>;
  close(): void;
}

/** Connects at the first mail. A server that does not answer is away after ten seconds, well within the sender's hold on a mail. */
export function openSmtp({ smtpUrl, from }: Pick<MailSettings, 'smtpUrl' | 'from'>): Smtp {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 });
  return {
    send: async ({ to, subject, text, messageId, language }) => {
      const { response } = await transport.sendMail({ from, to, subject, text, messageId, headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language } });
      return response;
    },
    close: () => transport.close(),
  };
}
