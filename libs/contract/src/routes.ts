import type { z } from 'zod'
import type { RouteSpec } from './route'
import { accountRoutes } from './routes/accounts'
import { alertRoutes } from './routes/alerts'
import { appointmentRoutes } from './routes/appointments'
import { companyRoutes } from './routes/companies'
import { companyKeyRoutes } from './routes/company-keys'
import { cylinderRoutes } from './routes/cylinders'
import { eventSheetRoutes } from './routes/event-sheets'
import { eventRoutes } from './routes/events'
import { fileRoutes } from './routes/files'
import { gridRoutes } from './routes/grids'
import { hazardRoutes } from './routes/hazards'
import { householdRoutes } from './routes/household'
import { identityRoutes } from './routes/identity'
import { importRoutes } from './routes/imports'
import { inspectionRoutes } from './routes/inspections'
import { officeRoutes } from './routes/office'
import { premisesRoutes } from './routes/premises'
import { privacyRoutes } from './routes/privacy'
import { publicRoutes } from './routes/public'
import { recallRoutes } from './routes/recalls'
import { referralRoutes } from './routes/referrals'
import { reportRoutes } from './routes/reports'
import { sessionRoutes } from './routes/sessions'

/** Every route: who may call it, what goes in, what comes out. Nest, OpenAPI, the clients and the role walk derive from it. */
export const routes = {
  ...sessionRoutes,
  ...accountRoutes,
  ...cylinderRoutes,
  ...companyRoutes,
  ...eventRoutes,
  ...eventSheetRoutes,
  ...companyKeyRoutes,
  ...householdRoutes,
  ...premisesRoutes,
  ...privacyRoutes,
  ...fileRoutes,
  ...inspectionRoutes,
  ...alertRoutes,
  ...hazardRoutes,
  ...gridRoutes,
  ...recallRoutes,
  ...referralRoutes,
  ...officeRoutes,
  ...importRoutes,
  ...identityRoutes,
  ...appointmentRoutes,
  ...publicRoutes,
  ...reportRoutes,
} as const satisfies Record<string, RouteSpec>

export type Routes = typeof routes
export type RouteKey = keyof Routes

type Infer<K extends RouteKey, P extends 'params' | 'query' | 'body' | 'response'> =
  Routes[K] extends Record<P, infer S> ? (S extends z.ZodType ? z.infer<S> : undefined) : undefined
/** Validated input of a route, as a controller or a client sees it. */
export interface InputOf<K extends RouteKey> {
  params: Infer<K, 'params'>
  query: Infer<K, 'query'>
  body: Infer<K, 'body'>
}
export type ResponseOf<K extends RouteKey> = Infer<K, 'response'>
