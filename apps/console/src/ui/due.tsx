import type { CalendarDate } from '@app/domain'
import { remaining } from '../format/time'

/** A date by which something is due, with what remains. Nothing is late once it is done. */
export function Due({ on, done = false }: { on: CalendarDate | null; done?: boolean }) {
  if (!on) return <span className='muted'>无期限</span>
  if (done) return <span className='muted'>{on}</span>
  const { words, late, soon } = remaining(on)
  return (
    <span className='due'>
      <span className='due-date'>{on}</span>
      <span className={late ? 'is-red' : soon ? 'is-amber' : 'muted'}>{words}</span>
    </span>
  )
}
