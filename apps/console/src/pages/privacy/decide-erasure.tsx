import { Alert } from 'antd'
import { useAct } from '../../api/use-api'
import { ActionForm } from '../../ui/action-form'
import { TextField } from '../../ui/fields'
import type { Erasure } from './types'

export function ApproveErasure({ row }: { row: Erasure }) {
  const act = useAct('POST /api/v1/erasures/:id/approve')
  return (
    <ActionForm
      label='核准删除'
      button={{ type: 'primary', size: 'small', danger: true, disabled: row.obstacles.length > 0 }}
      done='已删除'
      draft={`erasure.approve/${row.id}`}
      submit={(_, actionId) => act.mutateAsync({ params: { id: row.id }, body: { actionId } })}
    >
      <div className='dialog-lines'>
        <Alert type='warning' showIcon title='删除后不能恢复' />
        <p>
          <b>删去：</b>
          {row.name} 的姓名、电话、微信绑定、签字、备注
          {row.photos ? `、选中的 ${row.photos} 张照片` : ''}，和各处查看时写的说明。
        </p>
        <p>
          <b>保留：</b>检查和隐患的结论、事实流水和校验值（都不含姓名电话）；仍登记的地址。
        </p>
        <p className='muted'>旧台账再导入一次会把人加回来；30 天内的备份里还有，恢复备份后须重办。</p>
      </div>
    </ActionForm>
  )
}

export function RefuseErasure({ row }: { row: Erasure }) {
  const act = useAct('POST /api/v1/erasures/:id/refuse')
  return (
    <ActionForm<{ reason: string }>
      label='不予删除'
      button={{ size: 'small' }}
      done='已记下，请告知申请人原因'
      draft={`erasure.refuse/${row.id}`}
      initialValues={{ reason: row.obstacles.join('；') }}
      submit={({ reason }, actionId) =>
        act.mutateAsync({ params: { id: row.id }, body: { actionId, reason: reason.trim() } })
      }
    >
      <TextField name='reason' label='原因（须告知申请人）' required />
    </ActionForm>
  )
}
