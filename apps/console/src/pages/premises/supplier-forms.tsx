import { dateInShanghai } from '@app/domain'
import { Form, Select } from 'antd'
import { useAct } from '../../api/use-api'
import { CompanyField } from '../../ui/fields'
import { type DialogProps, FormDialog } from '../../ui/form-dialog'
import { DayField } from './day-field'
import type { PremisesDetail } from './types'

type Props = DialogProps & { premises: PremisesDetail }

const today = (): string => dateInShanghai(new Date().toISOString())

export function NewSupplier({ premises, onClose }: Props) {
  const act = useAct('POST /api/v1/premises/:id/suppliers')
  return (
    <FormDialog<{ companyId: string; fromOn: string }>
      title='登记供气企业'
      okText='登记'
      draft={`supply.begin/${premises.id}`}
      done='已登记，这家企业可看到这里'
      initialValues={{ fromOn: today() }}
      onClose={onClose}
      submit={({ companyId, fromOn }, actionId) =>
        act.mutateAsync({ params: { id: premises.id }, body: { actionId, companyId, fromOn } })
      }
    >
      <CompanyField label='供气企业' />
      <DayField name='fromOn' label='起始日期' />
    </FormDialog>
  )
}

export function EndSupplier({ premises, onClose }: Props) {
  const act = useAct('POST /api/v1/premises/:id/suppliers/end')
  const options = premises.suppliers.map(({ companyId, name }) => ({ value: companyId, label: name }))
  return (
    <FormDialog<{ companyId: string; toOn: string }>
      title='登记停止供气'
      okText='登记'
      draft={`supply.end/${premises.id}`}
      done='已登记，当日过后这家企业不再看到这里'
      initialValues={{ companyId: options[0]?.value, toOn: today() }}
      onClose={onClose}
      submit={({ companyId, toOn }, actionId) =>
        act.mutateAsync({ params: { id: premises.id }, body: { actionId, companyId, toOn } })
      }
    >
      <Form.Item name='companyId' label='企业' rules={[{ required: true, message: '请选择企业' }]}>
        <Select options={options} />
      </Form.Item>
      <DayField name='toOn' label='最后一天' />
    </FormDialog>
  )
}
