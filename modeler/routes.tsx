/** Addresses of the modeler: a model's version (or the region's published one) and the pages about it, and the library. */
import type { RouteObject } from 'react-router';
import { ComparePage } from './compare/compare-page.tsx';
import { HistoryPage } from './history/history-page.tsx';
import { MovingPage } from './move/moving-page.tsx';
import { ModelerPage } from './page/modeler-page.tsx';
import { PublishPage } from './publish/publish-page.tsx';
import { RebasePage } from './rebase/rebase-page.tsx';
import { RehearsePage } from './rehearsal/rehearse-page.tsx';
import { LibraryPage } from './variants/library-page.tsx';
import { WorkPage } from './variants/work-page.tsx';

export const routes: readonly RouteObject[] = [
  { index: true, element: <ModelerPage /> },
  { path: 'library', element: <LibraryPage /> },
  { path: ':modelId/:number', element: <ModelerPage /> },
  { path: ':modelId/:number/compare', element: <ComparePage /> },
  { path: ':modelId/:number/rehearse', element: <RehearsePage /> },
  { path: ':modelId/:number/publish', element: <PublishPage /> },
  { path: ':modelId/:number/rebase', element: <RebasePage /> },
  { path: ':modelId/:number/history', element: <HistoryPage /> },
  { path: ':modelId/:number/cases', element: <MovingPage /> },
  { path: ':modelId/:number/work', element: <WorkPage /> },
];
