import { useState } from 'react'
import { useAccount } from '../../api/session'
import { useAct } from '../../api/use-api'
import { mayDispatch } from '../../shell/menu'
import { ActionForm } from '../../ui/action-form'
import { TextField } from '../../ui/fields'
import type { ReportDetail } from './types'

/** The number somebody left to be called back; seeing it whole needs a reason and leaves a fact. */
export function Contact({ report }: { report: ReportDetail }) {
  const { role } = useAccount()
  const act = useAct('POST /api/v1/reports/:id/contact')
  const [value, setValue] = useState<string | null>(null)
  if (!report.contact) return <>{report.source === 'public' ? '匿名' : '—'}</>
  if (value !== null) return <b>{value}</b>
  return (
    <span className='reveal'>
      {report.contact}
      {mayDispatch(role) ? (
        <ActionForm<{ reason: string }>
          label='查看'
          title='查看举报人留的电话'
          submitText='查看（留痕）'
          done='已留痕'
          button={{ type: 'link', size: 'small' }}
          submit={async ({ reason }, actionId) =>
            setValue((await act.mutateAsync({ params: { id: report.id }, body: { actionId, reason } })).value)
          }
        >
          <TextField name='reason' label='为什么要看' required placeholder='例如：回电问清地点' />
        </ActionForm>
      ) : null}
    </span>
  )
}
