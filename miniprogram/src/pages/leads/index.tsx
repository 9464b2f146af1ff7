import { dateWords } from '@app/domain'
import { useCallback } from 'react'
import { Blank, Card, Line, Notice, Tag } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { go } from '@/routes'
import { api } from '@/state/api'
import { useLoaded } from '@/state/use-loaded'

/** 线索 handed to me, and those I found myself. */
export default function LeadsPage() {
  const { data, trouble } = useLoaded(useCallback(() => api('GET /api/v1/reports', { query: { mine: '1' } }), []))
  return (
    <Screen title='线索'>
      {trouble ? <Notice tone='amber'>{trouble}</Notice> : null}
      {data?.items.length === 0 ? <Blank id='no-leads'>没有您报的、也没有交给您核实的线索</Blank> : null}
      {data?.items.length ? (
        <Card>
          {data.items.map((lead, index) => (
            <Line
              key={lead.id}
              id={`lead-${lead.id}`}
              first={index === 0}
              title={lead.categoryLabel}
              note={`${lead.where}\n${dateWords(lead.dueOn)}前答复`}
              more={<Tag tone={lead.status === 'handed' ? 'amber' : 'plain'}>{lead.statusLabel}</Tag>}
              onTap={() => go.lead(lead.id)}
            />
          ))}
        </Card>
      ) : null}
    </Screen>
  )
}
