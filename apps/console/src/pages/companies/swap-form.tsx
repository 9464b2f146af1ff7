import { BOTTLE_USE_LABEL, type BottleUse } from '@app/domain'
import { Form, Input, Radio } from 'antd'
import { useAct } from '../../api/use-api'
import { ActionForm } from '../../ui/action-form'
import { optionsOf } from '../../ui/filters'
import { PhotoField } from '../../ui/photo-field'

interface Values {
  newCode: string
  use: BottleUse
  photoIds?: string[]
}

/** 换瓶: the old bottle out, the new one in, as one record. */
export function SwapForm({ cylinder }: { cylinder: { id: string; code: string; premisesLabel: string | null } }) {
  const act = useAct('POST /api/v1/cylinders/:id/swap')
  return (
    <ActionForm<Values>
      label='登记换瓶'
      title={`换走 ${cylinder.code}`}
      submitText='登记换瓶'
      done='已登记换瓶'
      draft={`cylinder.swap/${cylinder.id}`}
      button={{ size: 'small', type: 'primary' }}
      initialValues={{ use: 'in_use' }}
      submit={({ newCode, use, photoIds }, actionId, at) =>
        act.mutateAsync({
          params: { id: cylinder.id },
          body: { actionId, at, newCode: newCode.trim(), use, photoIds: photoIds ?? [] },
        })
      }
    >
      <p className='muted'>用户：{cylinder.premisesLabel ?? '不详'}。旧瓶换出、新瓶换入一起登记。</p>
      <Form.Item
        name='newCode'
        label='新瓶瓶号'
        extra='扫码枪扫瓶身二维码，或输入瓶号'
        rules={[{ required: true, whitespace: true, message: '请扫或输入新瓶瓶号' }]}
      >
        <Input maxLength={64} autoComplete='off' />
      </Form.Item>
      <Form.Item name='use' label='新瓶用途'>
        <Radio.Group options={optionsOf(BOTTLE_USE_LABEL)} />
      </Form.Item>
      <PhotoField label='换瓶照片' />
      <p className='muted'>旧瓶有未办结隐患的，须有照片；登记后等另一人复查。</p>
    </ActionForm>
  )
}
