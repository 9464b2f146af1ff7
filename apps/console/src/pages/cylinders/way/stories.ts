import { ALERT_RULE_INFO, STORY_RULES } from '@app/domain'
import { useQueries } from '@tanstack/react-query'
import { call } from '../../../api/client'
import { useAccount } from '../../../api/session'
import { mayReadClashes } from '../../../shell/menu'
import type { CylinderDetail } from '../types'

export interface StoryMark {
  alertId: string
  title: string
}

const ROUTE = 'GET /api/v1/alerts/:id/clash'
const TITLES: readonly string[] = STORY_RULES.map((rule) => ALERT_RULE_INFO[rule].title)

/** Which steps take part in a story that cannot be true, by the fact of the step. */
export function useStories({ openAlerts }: CylinderDetail): ReadonlyMap<string, StoryMark> {
  const { role } = useAccount()
  const alerts = mayReadClashes(role) ? openAlerts.filter(({ title }) => TITLES.includes(title)) : []
  const clashes = useQueries({
    queries: alerts.map(({ id }) => ({
      queryKey: [ROUTE, { params: { id } }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(ROUTE, { params: { id } }, { signal }),
    })),
  })
  return new Map(
    alerts.flatMap(({ id: alertId, title }, i) =>
      (clashes[i]?.data?.facts ?? []).map(({ factId }) => [factId, { alertId, title }] as const),
    ),
  )
}
