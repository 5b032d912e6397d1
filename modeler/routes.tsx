/** Addresses of the modeler: a model's version, or the region's published one. */
import type { RouteObject } from 'react-router';
import { ModelerPage } from './page/modeler-page.tsx';

export const routes: readonly RouteObject[] = [
  { index: true, element: <ModelerPage /> },
  { path: ':modelId/:number', element: <ModelerPage /> },
];
