// What a person reads when everything runs: one address, the demo sign-ins, how to stop.
import { demoUsers } from '../contracts/index.ts';
import type { StartOptions } from './start-options.ts';

/** The closing text of `start`, ready to print. */
export function welcome(options: StartOptions, address: string): string {
  const stop = `Stop with Ctrl-C. Data and logs: ${options.dataDir}`;
  if (options.groundOnly) return `\nPostgreSQL and Temporal run. ${stop}`;
  const issuer = process.env['OIDC_ISSUER'];
  const signIn = issuer ? [`Sign in with ${issuer}.`] : demoSignIns();
  const mails = process.env['SMTP_URL'] ? [] : ['', `Mails are caught, not delivered: ${address}/mailbox`];
  return ['', `Luotsi runs at ${address}`, '', ...signIn, ...mails, '', stop].join('\n');
}

function demoSignIns(): string[] {
  const width = Math.max(...demoUsers.map(({ username }) => username.length));
  return [
    'Demo sign-ins:',
    ...demoUsers.map(({ username, password, roles, region }) => `  ${username.padEnd(width)}  password ${password}  ${roles.join(', ')} (region ${region})`),
  ];
}
