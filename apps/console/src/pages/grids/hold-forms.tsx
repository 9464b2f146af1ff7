import { useAct } from '../../api/use-api'
import { today } from '../../format/time'
import { ActionForm } from '../../ui/action-form'
import { DayField } from '../premises/day-field'
import { InspectorField } from './inspector-field'
import type { Grid } from './types'

interface CoverValues {
  accountId: string
  fromOn: string
  toOn: string
}

export function CoverFor({ grid }: { grid: Grid }) {
  const act = useAct('POST /api/v1/covers')
  return (
    <ActionForm<CoverValues>
      label='代班'
      title={`${grid.name} 代班`}
      submitText='安排代班'
      done={({ toOn }) => `已安排，${toOn} 过后自动结束`}
      draft={`grid.cover/${grid.code}`}
      initialValues={{ fromOn: today() }}
      submit={(values, actionId) => act.mutateAsync({ body: { actionId, gridCode: grid.code, ...values } })}
    >
      <InspectorField grid={grid} name='accountId' label='代班人' />
      <DayField name='fromOn' label='从哪天' />
      <DayField name='toOn' label='到哪天' extra='当天过后，代班人不再看到这个网格；最长 60 天' />
    </ActionForm>
  )
}

interface AssignValues {
  accountId: string
  fromOn: string
}

/** Several may hold one grid; a change of person is a hand-over. */
export function Assign({ grid }: { grid: Grid }) {
  const act = useAct('POST /api/v1/grid-assignments')
  return (
    <ActionForm<AssignValues>
      label='安排网格员'
      title={`安排 ${grid.name} 的网格员`}
      submitText='安排'
      done='已安排'
      draft={`grid.own/${grid.code}`}
      initialValues={{ fromOn: today() }}
      submit={(values, actionId) => act.mutateAsync({ body: { actionId, gridCode: grid.code, ...values } })}
    >
      <InspectorField grid={grid} name='accountId' label='网格员' />
      <DayField name='fromOn' label='从哪天起' />
    </ActionForm>
  )
}
