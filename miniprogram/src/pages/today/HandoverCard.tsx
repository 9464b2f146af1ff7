import { dateWords } from '@app/domain'
import { useCallback } from 'react'
import { Card, Line } from '@/components/parts'
import { go } from '@/routes'
import { syncMyGrids, toConfirm, useMyGrids } from '@/state/grids'
import type { Account } from '@/state/session'
import { useSynced } from '@/state/use-synced'

/** Only while somebody waits for an answer. */
export function HandoverCard({ account }: { account: Account }) {
  useSynced(useCallback(() => syncMyGrids(account.id), [account.id]))
  const waiting = toConfirm(useMyGrids(account.id))
  if (waiting.length === 0) return null
  return (
    <Card id='handover-card' title='有网格交给您'>
      {waiting.map((one, index) => (
        <Line
          key={one.id}
          id={`today-handover-${one.id}`}
          first={index === 0}
          title={one.gridName}
          note={`${one.fromName}交接，${dateWords(one.fromOn)}起`}
          more='看说明并确认 ›'
          onTap={() => go.handover(one.id)}
        />
      ))}
    </Card>
  )
}
