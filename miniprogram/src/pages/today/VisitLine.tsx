import { dateWords, PREMISES_STATUS_LABEL } from '@app/domain'
import { Line } from '@/components/parts'
import { go } from '@/routes'
import { useDrafts } from '@/state/drafts'
import type { TodayPremises } from '@/state/today'

function notes(premises: TodayPremises): string {
  const booked = premises.nextVisitOn ? ` · 约在${dateWords(premises.nextVisitOn)}` : ''
  const status = premises.status === 'in_use' ? '' : ` · ${PREMISES_STATUS_LABEL[premises.status]}`
  const why = premises.reasons.length ? `\n${premises.reasons.join('；')}` : ''
  return `登记${premises.bottles.length}瓶${booked}${status}${why}`
}

export function VisitLine({ premises, first }: { premises: TodayPremises; first?: boolean }) {
  const draft = useDrafts().find((one) => one.premises.id === premises.id)
  return (
    <Line
      id={`visit-${premises.id}`}
      first={first}
      title={`${premises.label} ${premises.partyName}`}
      note={draft ? `检查到一半，已存本机\n${notes(premises)}` : notes(premises)}
      more={draft ? '继续 ›' : '检查 ›'}
      onTap={() => go.visit(draft ? { draftId: draft.id } : { premisesId: premises.id })}
    />
  )
}
