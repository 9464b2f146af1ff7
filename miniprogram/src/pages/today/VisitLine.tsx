import { dateWords, PREMISES_STATUS_LABEL } from '@app/domain'
import { Line } from '@/components/parts'
import { ENTRY_STATE_LABEL, type EntryState } from '@/outbox/entry'
import { go } from '@/routes'
import { useDrafts } from '@/state/drafts'
import { useSubmitted } from '@/state/submitted'
import type { TodayPremises } from '@/state/today'

function notes(premises: TodayPremises): string {
  const booked = premises.nextVisitOn ? ` · 约在${dateWords(premises.nextVisitOn)}` : ''
  const status = premises.status === 'in_use' ? '' : ` · ${PREMISES_STATUS_LABEL[premises.status]}`
  const why = premises.reasons.length ? `\n${premises.reasons.join('；')}` : ''
  return `登记${premises.bottles.length}瓶${booked}${status}${why}`
}

export function VisitLine({ premises, first }: { premises: TodayPremises; first?: boolean }) {
  const draft = useDrafts().find((one) => one.premises.id === premises.id)
  const submitted = useSubmitted()(premises.id)
  const stand = standOf(Boolean(draft), submitted)
  return (
    <Line
      id={`visit-${premises.id}`}
      first={first}
      title={`${premises.label} ${premises.partyName}`}
      note={[stand.note, notes(premises)].filter(Boolean).join('\n')}
      more={stand.more}
      onTap={() => go.visit(draft ? { draftId: draft.id } : { premisesId: premises.id })}
    />
  )
}

/** How far this visit is on this phone, before the server's list knows. */
function standOf(isBegun: boolean, submitted: EntryState | undefined): { note: string; more: string } {
  if (isBegun) return { note: '检查到一半，已存本机', more: '继续 ›' }
  if (submitted) return { note: `刚才已去过 · ${ENTRY_STATE_LABEL[submitted]}`, more: '再去 ›' }
  return { note: '', more: '检查 ›' }
}
