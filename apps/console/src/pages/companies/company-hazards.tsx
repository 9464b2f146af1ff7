import { Link } from 'react-router'
import { useApi } from '../../api/use-api'
import { Due } from '../../ui/due'
import { Section } from '../../ui/section'
import { Nothing, Ready } from '../../ui/states'
import { Chip, GradeChip, HazardStatusChip } from '../../ui/tags'

/** What is wrong at the company itself and not yet closed. */
export function CompanyHazards({ companyId }: { companyId: string }) {
  const query = useApi('GET /api/v1/hazards', { query: { companyId, open: '1', limit: '50' } })
  return (
    <Section title='企业自身隐患' note={query.data?.total ? `${query.data.total} 条未办结` : null}>
      <Ready query={query} rows={2}>
        {({ items }) =>
          items.length ? (
            <ul className='rows'>
              {items.map((hazard) => (
                <li key={hazard.id}>
                  <GradeChip grade={hazard.grade} />
                  {hazard.major ? <Chip tone='solid'>重大隐患</Chip> : null}
                  <Link to={`/hazards/${hazard.id}`}>{hazard.title}</Link>
                  <span className='rows-end'>
                    <HazardStatusChip status={hazard.status} label={hazard.statusLabel} />
                    <Due on={hazard.deadlineOn} />
                  </span>
                </li>
              ))}
            </ul>
          ) : (
            <Nothing>没有未办结的企业隐患</Nothing>
          )
        }
      </Ready>
    </Section>
  )
}
