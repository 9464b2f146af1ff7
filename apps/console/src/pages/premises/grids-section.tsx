import type { ResponseOf } from '@app/contract'
import { useApi } from '../../api/use-api'
import { Section } from '../../ui/section'
import { Failed } from '../../ui/states'

type Stay = ResponseOf<'GET /api/v1/premises/:id/grids'>['items'][number]

const daysOf = ({ fromOn, toOn }: { fromOn: string; toOn: string | null }) => `${fromOn} 至 ${toOn ?? '今'}`

/** 谁负责过: in which grid the place lay, and who held it then. */
export function GridsSection({ premisesId }: { premisesId: string }) {
  const query = useApi('GET /api/v1/premises/:id/grids', { params: { id: premisesId } })
  if (query.error && !query.data) return <Failed compact error={query.error} retry={() => void query.refetch()} />
  return (
    <Section title='谁负责过'>
      {(query.data?.items ?? []).map((stay) => (
        <Held key={stay.code + stay.fromOn} stay={stay} />
      ))}
    </Section>
  )
}

function Held({ stay }: { stay: Stay }) {
  return (
    <div className='person'>
      <p>
        {stay.name} <span className='muted'>{daysOf(stay)}</span>
      </p>
      <ul className='plain'>
        {stay.holders.map((holder) => (
          <li key={holder.name + holder.fromOn}>
            {holder.name} {holder.staffNo ? <span className='code'>{holder.staffNo}</span> : null}{' '}
            <span className='muted'>
              {holder.kindLabel} · {daysOf(holder)}
            </span>
          </li>
        ))}
        {stay.holders.length ? null : <li className='muted'>这段时间没有网格员负责</li>}
      </ul>
    </div>
  )
}
