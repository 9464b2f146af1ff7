import { DEPARTMENT_MATTERS, DEPARTMENTS, type Department, ROLE_LABEL } from '@app/domain'
import { Form, Select } from 'antd'
import { useAccount } from '../../api/session'
import { useAct } from '../../api/use-api'
import { mayDispatch } from '../../shell/menu'
import { ActionForm } from '../../ui/action-form'
import { TextField } from '../../ui/fields'

interface Props {
  kind: 'hazard' | 'alert'
  matter: { id: string; status: string }
}

const OPTIONS = DEPARTMENTS.map((code) => ({ value: code, label: `${ROLE_LABEL[code]}：${DEPARTMENT_MATTERS[code]}` }))

/** 移交: only enforcement orders; whoever finds it hands it there. */
export function HandIn({ kind, matter }: Props) {
  const { role } = useAccount()
  const act = useAct('POST /api/v1/referrals')
  if (!mayDispatch(role) || matter.status === 'closed') return null
  return (
    <ActionForm<{ department: Department; note?: string }>
      label='移交部门'
      title='移交部门处理'
      submitText='移交'
      done='已移交，等部门回复'
      draft={`referral.hand/${matter.id}`}
      submit={({ department, note }, actionId) =>
        act.mutateAsync({
          body: { actionId, subjectKind: kind, subjectId: matter.id, department, note: note?.trim() || null },
        })
      }
    >
      <Form.Item name='department' label='移交给' rules={[{ required: true, message: '请选择部门' }]}>
        <Select options={OPTIONS} />
      </Form.Item>
      <TextField name='note' label='说明' placeholder='发现了什么、要对方做什么；不要写姓名和电话' />
    </ActionForm>
  )
}
