import { useAct } from '../../api/use-api'
import { today } from '../../format/time'
import { ActionForm } from '../../ui/action-form'
import { DayField } from '../premises/day-field'
import type { Holder } from './types'

export function EndHolder({ holder }: { holder: Holder }) {
  const act = useAct('POST /api/v1/grid-assignments/:id/end')
  return (
    <ActionForm<{ toOn: string }>
      label='结束'
      title={`${holder.name} 到哪天为止`}
      button={{ size: 'small' }}
      submitText='登记'
      done='已登记'
      draft={`grid.end_holder/${holder.id}`}
      initialValues={{ toOn: holder.toOn ?? today() }}
      submit={({ toOn }, actionId) => act.mutateAsync({ params: { id: holder.id }, body: { actionId, toOn } })}
    >
      <DayField name='toOn' label='最后一天' extra='选昨天，就从现在起结束' />
    </ActionForm>
  )
}
