import type { Instant } from '@app/domain'
import type { ReactNode } from 'react'
import { momentWords } from '../format/time'

interface Props {
  first: ReactNode
  second: ReactNode
  /** What the row is about, as against what is known of it. */
  strong?: boolean
}

/** A cell of a list: what it says, and below it in small what belongs to it. */
export function TwoLines({ first, second, strong = false }: Props) {
  return (
    <div className='two-lines'>
      {strong ? <b>{first}</b> : <span>{first}</span>}
      <small>{second}</small>
    </div>
  )
}

/** When it came, and below it the number by which people speak of it. */
export function MomentOfNumber({ at, number }: { at: Instant; number: string }) {
  return <TwoLines first={momentWords(at)} second={<span className='code'>{number}</span>} />
}
