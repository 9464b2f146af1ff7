import { createBrowserRouter } from 'react-router'
import { PageBroken } from './shell/page-broken'
import { Shell } from './shell/shell'

const EDGES = { errorElement: <PageBroken />, hydrateFallbackElement: <div /> }

/** Each page is a file of its own in the build. A detail in a drawer is a child of its list, so both have addresses. */
export const router = createBrowserRouter([
  { path: '/login', lazy: () => import('./pages/login/login-page'), ...EDGES },
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
          { path: 'premises/:id', lazy: () => import('./pages/premises/premises-page') },
          { path: 'cylinders', lazy: () => import('./pages/cylinders/cylinders-page') },
          { path: 'cylinders/:id', lazy: () => import('./pages/cylinders/cylinder-page') },
          { path: 'inspections', lazy: () => import('./pages/inspections/inspections-page') },
          { path: 'inspections/:id', lazy: () => import('./pages/inspections/inspection-page') },
          { path: 'jobs', lazy: () => import('./pages/office/jobs-page') },
          { path: 'facts', lazy: () => import('./pages/office/facts-page') },
          { path: 'me/security', lazy: () => import('./pages/me/security-page') },
          {
            path: 'grids',
            lazy: () => import('./pages/grids/grids-page'),
            children: [{ path: ':code', lazy: () => import('./pages/grids/grid-drawer') }],
          },
          { path: 'security-log', lazy: () => import('./pages/office/security-log-page') },
          { path: 'accounts', lazy: () => import('./pages/office/accounts-page') },
        ],
      },
    ],
  },
])
