import type { ReactNode } from 'react'

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
