import { createBrowserRouter } from 'react-router'
import { PageBroken } from './shell/page-broken'
import { Shell } from './shell/shell'

const EDGES = { errorElement: <PageBroken />, hydrateFallbackElement: <div /> }

/** Each page is a file of its own in the build. A detail in a drawer is a child of its list, so both have addresses. */
export const router = createBrowserRouter([
  { path: '/login', lazy: () => import('./pages/login/login-page'), ...EDGES },
  { path: '/print/inspections/:id', lazy: () => import('./pages/print/visit-slip'), ...EDGES },
  { path: '/print/appointments/:id', lazy: () => import('./pages/print/appointment-slip'), ...EDGES },
  {
    path: '/',
    element: <Shell />,
    ...EDGES,
    children: [
      {
        errorElement: <PageBroken />,
        children: [
          { index: true, lazy: () => import('./pages/overview/overview-page') },
          {
            path: 'alerts',
            lazy: () => import('./pages/alerts/alerts-page'),
            children: [{ path: ':id', lazy: () => import('./pages/alerts/alert-drawer') }],
          },
          {
            path: 'hazards',
            lazy: () => import('./pages/hazards/hazards-page'),
            children: [{ path: ':id', lazy: () => import('./pages/hazards/hazard-drawer') }],
          },
          { path: 'premises', lazy: () => import('./pages/premises/premises-list-page') },
          { path: 'premises/duplicates', lazy: () => import('./pages/premises/duplicates-page') },
          { path: 'premises/:id', lazy: () => import('./pages/premises/premises-page') },
          { path: 'cylinders', lazy: () => import('./pages/cylinders/cylinders-page') },
          { path: 'cylinders/refusals', lazy: () => import('./pages/cylinders/identity/refusals-page') },
          { path: 'cylinders/labels', lazy: () => import('./pages/cylinders/identity/labels-page') },
          { path: 'cylinders/scan-rules', lazy: () => import('./pages/cylinders/identity/host-rules-page') },
          { path: 'cylinders/:id', lazy: () => import('./pages/cylinders/cylinder-page') },
          { path: 'recalls', lazy: () => import('./pages/recalls/recalls-page') },
          { path: 'recalls/new', lazy: () => import('./pages/recalls/new-recall-page') },
          { path: 'recalls/:id', lazy: () => import('./pages/recalls/recall-page') },
          { path: 'company', lazy: () => import('./pages/companies/my-company-page') },
          { path: 'companies', lazy: () => import('./pages/companies/companies-page') },
          { path: 'companies/:id', lazy: () => import('./pages/companies/company-page') },
          { path: 'companies/:id/visit', lazy: () => import('./pages/companies/supervision-page') },
          { path: 'company-visits/:id', lazy: () => import('./pages/companies/visit-page') },
          { path: 'inspections', lazy: () => import('./pages/inspections/inspections-page') },
          { path: 'inspections/:id', lazy: () => import('./pages/inspections/inspection-page') },
          { path: 'paper-visits', lazy: () => import('./pages/inspections/paper/paper-list-page') },
          { path: 'paper-visits/new', lazy: () => import('./pages/inspections/paper/paper-form-page') },
          { path: 'paper-visits/:id', lazy: () => import('./pages/inspections/paper/paper-page') },
          { path: 'paper-visits/:id/edit', lazy: () => import('./pages/inspections/paper/paper-form-page') },
          { path: 'import', lazy: () => import('./pages/import/import-page') },
          { path: 'import/:id', lazy: () => import('./pages/import/import-detail-page') },
          {
            path: 'reports',
            lazy: () => import('./pages/reports/reports-page'),
            children: [{ path: ':id', lazy: () => import('./pages/reports/report-drawer') }],
          },
          { path: 'appointments', lazy: () => import('./pages/appointments/appointments-page') },
          { path: 'jobs', lazy: () => import('./pages/office/jobs-page') },
          { path: 'privacy', lazy: () => import('./pages/privacy/privacy-page') },
          { path: 'facts', lazy: () => import('./pages/office/facts-page') },
          { path: 'me/security', lazy: () => import('./pages/me/security-page') },
          {
            path: 'grids',
            lazy: () => import('./pages/grids/grids-page'),
            children: [{ path: ':code', lazy: () => import('./pages/grids/grid-drawer') }],
          },
          {
            path: 'referrals',
            lazy: () => import('./pages/referrals/referrals-page'),
            children: [{ path: ':id', lazy: () => import('./pages/referrals/referral-drawer') }],
          },
          { path: 'security-log', lazy: () => import('./pages/office/security-log-page') },
          { path: 'accounts', lazy: () => import('./pages/office/accounts-page') },
        ],
      },
    ],
  },
])
