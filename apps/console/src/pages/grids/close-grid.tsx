import { useAct } from '../../api/use-api'
import { today } from '../../format/time'
import { ActionForm } from '../../ui/action-form'
import { DayField } from '../premises/day-field'
import type { Grid } from './types'

/** Only an empty one: its premises have been moved before. */
export function CloseGrid({ grid, onClosed }: { grid: Grid; onClosed(): void }) {
  const act = useAct('POST /api/v1/grids/close')
  return (
    <ActionForm<{ toOn: string }>
      label='撤销'
      title={`撤销 ${grid.name}`}
      button={{ danger: true }}
      submitText='撤销'
      done='已撤销，旧记录仍留在这个网格名下'
      initialValues={{ toOn: today() }}
      draft={`grid.close/${grid.code}`}
      submit={async ({ toOn }, actionId) => {
        await act.mutateAsync({ body: { actionId, code: grid.code, toOn } })
        if (toOn <= today()) onClosed()
      }}
    >
      <DayField name='toOn' label='最后一天' extra='负责它的网格员同日结束' />
    </ActionForm>
  )
}
