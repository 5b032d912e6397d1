/** Pages of the inbox and where they are. No address holds more of a client than the case's and task's ids. */
import type { ReactNode } from 'react';
import { Outlet } from 'react-router';
import type { RouteObject } from 'react-router';
import { hasRole, partnerRoles, useSession, workerRoles } from '../ui/index.ts';
import type { AppPage } from '../ui/index.ts';
import { CasePage } from './cases/case-page.tsx';
import { CasesPage } from './cases/cases-page.tsx';
import { ClientPage } from './clients/client-page.tsx';
import { ContactPage } from './contact/contact-page.tsx';
import { EscalationsPage } from './escalations/escalations-page.tsx';
import { NoTask } from './queue/no-task.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { WorkPage } from './queue/work-page.tsx';
import { PartnerPage } from './partner/partner-page.tsx';
import { RegionsPage } from './regions/regions-page.tsx';
import { TaskPage } from './task/task-page.tsx';
import { inboxTexts } from './texts.ts';
import { UnappliedPage } from './unapplied/unapplied-page.tsx';

/** A partner has one page, whatever address leads here: the other pages are not theirs. */
function ForWorkers(): ReactNode {
  return hasRole(useSession(), partnerRoles) ? <PartnerPage /> : <Outlet />;
}

const workersPages: readonly RouteObject[] = [
  { element: <WorkPage />, children: [{ index: true, element: <NoTask /> }, { path: 'tasks/:taskId', element: <TaskPage /> }] },
  { path: 'contacts/new', element: <ContactPage /> },
  { path: 'escalations', element: <EscalationsPage /> },
  { path: 'unapplied-work', element: <UnappliedPage /> },
  { path: 'cases', element: <CasesPage /> },
  { path: 'clients/:clientId', element: <ClientPage /> },
  { path: 'region-handovers', element: <RegionsPage /> },
  { path: 'cases/:caseId', element: <CasePage /> },
  { path: 'people', element: <PeoplePage /> },
];

export const routes: readonly RouteObject[] = [{ element: <ForWorkers />, children: [...workersPages] }];

export const pages: readonly AppPage[] = ([
  { to: '/', label: inboxTexts.queue, end: true },
  { to: '/contacts/new', label: inboxTexts.newContact },
  { to: '/escalations', label: inboxTexts.escalations },
  { to: '/cases', label: inboxTexts.cases },
  { to: '/people', label: inboxTexts.people },
  { to: '/region-handovers', label: inboxTexts.regions },
] as const).map((page) => ({ ...page, roles: workerRoles }));
