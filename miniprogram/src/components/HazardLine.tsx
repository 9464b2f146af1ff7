import { dateWords } from '@app/domain'
import { Line, Tag } from '@/components/parts'
import { ENTRY_STATE_LABEL } from '@/outbox/entry'
import { go } from '@/routes'
import { gradeWords, isLeft, type TodayHazard } from '@/state/hazard'
import { useSubmitted } from '@/state/submitted'
import type { TodayPremises } from '@/state/today'
import { GRADE_TONE } from '@/state/words'

interface HazardLineProps {
  place: TodayPremises
  hazard: TodayHazard
  first: boolean
}

/** Something wrong at a door, and how far it is. */
export function HazardLine({ place, hazard, first }: HazardLineProps) {
  const sent = useSubmitted()(hazard.id)
  const notes = [
    `${place.label} ${place.partyName}`,
    standOf(hazard),
    sent ? `刚才已报改好 · ${ENTRY_STATE_LABEL[sent]}` : '',
  ]
  return (
    <Line
      id={`hazard-${hazard.id}`}
      first={first}
      title={hazard.title}
      note={notes.filter(Boolean).join('\n')}
      more={<Tag tone={GRADE_TONE[hazard.grade]}>{gradeWords(hazard.grade)}</Tag>}
      onTap={() => go.hazard({ premisesId: place.id, hazardId: hazard.id })}
    />
  )
}

function standOf(hazard: TodayHazard): string {
  if (!isLeft(hazard)) return '已报改好，等网格员复查'
  if (!hazard.deadlineOn) return '不设期限'
  return `${dateWords(hazard.deadlineOn)}前改好${hazard.overdue ? '，已过期' : ''}`
}
