/**
 * Empties the outbox, for ever. At least once: a sender that dies between the mail server's yes and our record of it sends the mail again
 * when its hold is over, under the same Message-ID. While the server is away nothing is lost and the tries become rarer.
 */
import type { Mail, MailEnd } from '../../prisma/index.ts';
import { composeMail } from './compose.ts';
import type { Letter } from './compose.ts';

export interface MailPorts {
  /** What is to be sent now; who takes a mail has it for two minutes. */
  readonly take: (limit: number) => Promise<readonly Mail[]>;
  readonly end: (mail: Mail, end: MailEnd) => Promise<void>;
  /** Hands a letter to the mail server and answers what it said. Rejects with `responseCode` where the server refused. */
  readonly send: (letter: Letter) => Promise<string>;
  readonly publicUrl: string;
  /** Told when the server goes away and when it is back, not for each mail. */
  readonly say: (line: string) => void;
}

export interface MailSender {
  /** One round now; rounds never overlap. @returns how many mails were sent */
  round(): Promise<number>;
  /** Lets the mail under way end. */
  stop(): Promise<void>;
}

const mailsPerRound = 20;
/** A mail that could not be sent waits so long, doubled with each attempt up to the most. */
const firstWaitMs = 10_000;
const longestWaitMs = 15 * 60_000;

/** @param everyMs how soon a mail goes out at the latest, while all works */
export function startMailSender(ports: MailPorts, everyMs = 2_000): MailSender {
  let [stopped, away] = [false, false];
  let running: Promise<number> | undefined;
  const note = (nowAway: boolean, why: string): void => {
    if (nowAway !== away) ports.say(nowAway ? `mail: the server is away (${why}); what is to be sent waits` : 'mail: the server is back');
    away = nowAway;
  };
  const round = (): Promise<number> => (running ??= sendAll(ports, () => stopped, note).finally(() => { running = undefined; }));
  const timer = setInterval(() => { round().catch((error: unknown) => { note(true, messageOf(error)); }); }, everyMs);
  timer.unref();
  return {
    round,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running?.catch(() => undefined);
    },
  };
}

/** After one mail found the server away the others are not tried: they wait as it does. */
async function sendAll(ports: MailPorts, isStopped: () => boolean, note: (away: boolean, why: string) => void): Promise<number> {
  let sent = 0;
  let away: string | undefined;
  for (const mail of await ports.take(mailsPerRound)) {
    if (isStopped()) return sent;
    const end: MailEnd = away === undefined ? await sendOne(ports, mail) : { sent: false, answer: away, waitMs: waitAfter(mail.attempts) };
    if (end.sent) sent += 1;
    // a refused mail says nothing about the server
    else if (end.waitMs !== undefined) away = end.answer;
    await ports.end(mail, end);
    if (end.sent || away !== undefined) note(!end.sent, end.answer);
  }
  return sent;
}

async function sendOne({ send, publicUrl }: MailPorts, mail: Mail): Promise<MailEnd> {
  try {
    return { sent: true, answer: await send(composeMail(mail, publicUrl)) };
  } catch (error) {
    return { sent: false, answer: messageOf(error), ...(!isFinal(error) && { waitMs: waitAfter(mail.attempts) }) };
  }
}

function waitAfter(attempts: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempts - 1, 20));
}

/** The server will never take this mail: a 5xx about its address or content. One about our login is ours to mend. */
function isFinal(error: unknown): boolean {
  const { code, responseCode } = error as { readonly code?: string; readonly responseCode?: number };
  return responseCode !== undefined && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
