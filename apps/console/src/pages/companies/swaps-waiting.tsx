import { Link } from 'react-router'
import { useApi } from '../../api/use-api'
import { Section } from '../../ui/section'
import { Nothing, Ready } from '../../ui/states'
import { ColourChip } from '../../ui/tags'
import { SwapForm } from './swap-form'

/** 待换气瓶: overdue bottles of the company at its users. */
export function SwapsWaiting({ companyId }: { companyId: string }) {
  const query = useApi('GET /api/v1/cylinders', {
    query: { companyId, presence: 'present', due: 'expired', limit: '20' },
  })
  const more = (query.data?.total ?? 0) - (query.data?.items.length ?? 0)
  return (
    <Section title='待换气瓶' note={query.data?.total ? `${query.data.total} 只超期，换走后登记` : null}>
      <Ready query={query} rows={3}>
        {({ items }) =>
          items.length ? (
            <ul className='rows'>
              {items.map((cylinder) => (
                <li key={cylinder.id}>
                  <ColourChip colour={cylinder.state.colour} />
                  <Link to={`/cylinders/${cylinder.id}`} className='code'>
                    {cylinder.code}
                  </Link>
                  <span>{cylinder.premisesLabel}</span>
                  <span className='muted'>{cylinder.state.reasons[0]}</span>
                  <span className='rows-end'>
                    <SwapForm cylinder={cylinder} />
                  </span>
                </li>
              ))}
            </ul>
          ) : (
            <Nothing>没有超期气瓶在用户处</Nothing>
          )
        }
      </Ready>
      {more > 0 ? (
        <p>
          <Link to={`/cylinders?companyId=${companyId}&presence=present&due=expired`}>还有 {more} 只，看全部</Link>
        </p>
      ) : null}
    </Section>
  )
}
