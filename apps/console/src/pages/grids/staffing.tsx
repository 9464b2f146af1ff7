import { daysBetween } from '@app/domain'
import { today } from '../../format/time'
import { Chip } from '../../ui/tags'
import type { Grid } from './types'

/** Whether somebody will be there: a micro-grid has its lead, an account, and is not judged by days. */
export function Staffing({ grid: { kind, uncoveredFrom, handovers } }: { grid: Grid }) {
  return (
    <span className='chips'>
      {kind === 'grid' ? <Cover from={uncoveredFrom} /> : null}
      {handovers.length > 0 ? <Chip tone='amber'>交接待确认</Chip> : null}
    </span>
  )
}

function Cover({ from }: { from: string | null }) {
  if (from === null) return <Chip tone='green'>有人负责</Chip>
  const days = daysBetween(today(), from)
  return days <= 0 ? (
    <Chip tone='red'>现在无人负责</Chip>
  ) : (
    <Chip tone='amber'>
      {from.slice(5)} 起无人负责（{days} 天后）
    </Chip>
  )
}
