import { dateWords } from '@app/domain'
import { Card, Line } from '@/components/parts'
import { go } from '@/routes'
import { useSubmitted } from '@/state/submitted'
import type { TodayPremises } from '@/state/today'

/** 待复查: somebody reported these as put right; a second person looks. */
export function hazardsToRecheck(premises: readonly TodayPremises[]) {
  return premises
    .flatMap((one) => one.hazards.map((hazard) => ({ premises: one, hazard })))
    .filter(({ hazard }) => hazard.status === 'rectified' && !hazard.rectifiedByMe)
}

export function RecheckCard({ premises }: { premises: readonly TodayPremises[] }) {
  const submitted = useSubmitted()
  const waiting = hazardsToRecheck(premises).filter(({ hazard }) => !submitted(hazard.id))
  if (!waiting.length) return null
  return (
    <Card id='rechecks' title={`待复查 ${waiting.length}`}>
      {waiting.map(({ premises: place, hazard }, index) => (
        <Line
          key={hazard.id}
          id={`recheck-${hazard.id}`}
          first={index === 0}
          title={hazard.title}
          note={`${place.label}${hazard.deadlineOn ? ` · 截止${dateWords(hazard.deadlineOn)}` : ''}`}
          more='复查 ›'
          onTap={() => go.recheck({ premisesId: place.id, hazardId: hazard.id })}
        />
      ))}
    </Card>
  )
}
