import { Link } from 'react-router'
import { useApi } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { Section } from '../../ui/section'
import { Nothing, Ready } from '../../ui/states'
import { Chip } from '../../ui/tags'
import type { VisitRow } from './types'

export function CompanyVisits({ companyId }: { companyId: string }) {
  const query = useApi('GET /api/v1/company-visits', { query: { companyId, limit: '10' } })
  return (
    <Section title='监督检查' note={query.data?.total ? `共 ${query.data.total} 次` : null}>
      <Ready query={query} rows={2}>
        {({ items }) =>
          items.length ? (
            <ul className='rows'>
              {items.map((visit) => (
                <li key={visit.id}>
                  <Link to={`/company-visits/${visit.id}`}>{momentWords(visit.finishedAt)}</Link>
                  <Chip tone={visit.outcome === 'completed' ? 'green' : 'amber'}>{visit.outcomeLabel}</Chip>
                  <span>{foundWords(visit)}</span>
                  <span className='rows-end muted'>{visit.inspectorName}</span>
                </li>
              ))}
            </ul>
          ) : (
            <Nothing>还没有监督检查记录</Nothing>
          )
        }
      </Ready>
    </Section>
  )
}

export function foundWords({ outcome, findings, majors }: Pick<VisitRow, 'outcome' | 'findings' | 'majors'>): string {
  if (outcome !== 'completed') return ''
  const graded = (['A', 'B', 'C'] as const)
    .filter((grade) => findings[grade])
    .map((grade) => `${grade}级 ${findings[grade]} 条`)
  if (!graded.length) return '未发现隐患'
  return [...graded, ...(majors ? [`其中重大隐患 ${majors} 条`] : [])].join('，')
}
