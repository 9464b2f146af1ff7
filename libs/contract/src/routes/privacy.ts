import * as privacy from '../privacy'
import type { RouteSpec } from '../route'

export const privacyRoutes = {
  'GET /api/v1/household/looks': {
    summary: '谁看过我的信息：谁、何时、看了什么、为什么',
    roles: ['household'],
    query: privacy.LookQuery,
    response: privacy.LookPage,
  },
} as const satisfies Record<string, RouteSpec>
