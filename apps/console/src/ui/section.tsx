import type { ReactNode } from 'react'
import { Link } from 'react-router'

interface SectionProps {
  title: ReactNode
  note?: ReactNode
  extra?: ReactNode
  className?: string
  children: ReactNode
}

export function Section({ title, note, extra, className = '', children }: SectionProps) {
  return (
    <section className={`section ${className}`}>
      <header className='section-head'>
        <h2>{title}</h2>
        {note ? <span className='section-note'>{note}</span> : null}
        {extra ? <div className='section-extra'>{extra}</div> : null}
      </header>
      {children}
    </section>
  )
}

interface PageHeadProps {
  title: ReactNode
  note?: ReactNode
  extra?: ReactNode
  /** The list to which a detail belongs. */
  list?: { to: string; name: string }
}

export function PageHead({ title, note, extra, list }: PageHeadProps) {
  return (
    <header className='page-head'>
      {list ? (
        <Link to={list.to} className='page-list'>
          {list.name} /
        </Link>
      ) : null}
      <h1>{title}</h1>
      {note ? <span className='page-note'>{note}</span> : null}
      {extra ? <div className='page-extra'>{extra}</div> : null}
    </header>
  )
}

/** Name and value pairs; a value that is unknown says so with a dash. */
export function Facts({
  items,
  columns = 2,
}: {
  items: readonly (readonly [string, ReactNode])[]
  columns?: 1 | 2 | 3
}) {
  return (
    <dl className={`facts facts-${columns}`}>
      {items.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null || value === undefined || value === '' ? '—' : value}</dd>
        </div>
      ))}
    </dl>
  )
}
