/** Façade of activities/: the side effects of a case, over ports that the worker's composition root provides. */
export { createActivities } from './create-activities.ts';
export type { ActivityDependencies, CaseActivities } from './create-activities.ts';
export { composeMail } from './mail/compose.ts';
export type { Letter } from './mail/compose.ts';
export { startMailSender } from './mail/sender.ts';
export type { MailPorts, MailSender } from './mail/sender.ts';
