import * as household from '../household'
import type { RouteSpec } from '../route'

export const householdRoutes = {
  'GET /api/v1/household': { summary: '住户：我的气瓶', roles: ['household'], response: household.HouseholdView },
} as const satisfies Record<string, RouteSpec>
