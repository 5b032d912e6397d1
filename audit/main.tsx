/** The audit app: from a share in time to the cases behind it to one case's history on its own version's diagram. */
import './audit.css';
import { startApp } from '../ui/index.ts';
import { AttentionPage } from './attention-page.tsx';
import { CasePage } from './case-page.tsx';
import { CasesPage } from './cases-page.tsx';
import { CoordinatorsPage } from './coordinators-page.tsx';
import { ForecastPage } from './forecast-page.tsx';
import { OverviewPage } from './overview-page.tsx';
import { StuckPage } from './stuck-page.tsx';
import { auditTexts } from './texts.ts';
import { transitionTexts } from './transition-texts.ts';
import { watchTexts } from './watch-texts.ts';
import { TransitionsPage } from './transitions-page.tsx';

startApp({
  app: 'audit',
  pages: [{ to: '/', label: auditTexts.overview, end: true }, { to: '/cases', label: auditTexts.casesTitle }, { to: '/forecast', label: watchTexts.forecastTitle }, { to: '/attention', label: watchTexts.attentionTitle }, { to: '/coordinators', label: watchTexts.coordinatorsTitle }, { to: '/transitions', label: transitionTexts.title }, { to: '/stuck', label: transitionTexts.stuckTitle }],
  routes: [
    { index: true, element: <OverviewPage /> },
    { path: 'cases', element: <CasesPage /> },
    { path: 'forecast', element: <ForecastPage /> },
    { path: 'attention', element: <AttentionPage /> },
    { path: 'coordinators', element: <CoordinatorsPage /> },
    { path: 'transitions', element: <TransitionsPage /> },
    { path: 'stuck', element: <StuckPage /> },
    { path: 'cases/:caseId', element: <CasePage /> },
  ],
});

