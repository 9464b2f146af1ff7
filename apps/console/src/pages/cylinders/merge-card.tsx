import { Form, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct, useApi } from '../../api/use-api'
import { type DialogProps, FormDialog } from '../../ui/form-dialog'
import type { CylinderDetail } from './types'

/** One bottle with two cards: the unregistered one is merged into the registered one. */
export function MergeCard({ cylinder, onClose }: DialogProps & { cylinder: CylinderDetail }) {
  const act = useAct('POST /api/v1/cylinders/:id/merge')
  const navigate = useNavigate()
  return (
    <FormDialog<{ intoId: string }>
      title={`并入在册气瓶：${cylinder.code}`}
      okText='合并'
      draft={`cylinder.merge/${cylinder.id}`}
      done='已并入，两张卡的经过合在一起'
      onClose={onClose}
      submit={async ({ intoId }, actionId) => {
        const { id } = await act.mutateAsync({ params: { id: cylinder.id }, body: { actionId, intoId } })
        void navigate(`/cylinders/${id}`, { replace: true })
      }}
    >
      <RegisteredField near={cylinder.code} />
      <p className='muted'>
        合并后只留在册的那张：位置以较晚见到的为准，编号、未办结隐患和经过都转过去，“未登记”的告警随之消除；原链接和扫码转到在册的卡。不能撤销。
      </p>
    </FormDialog>
  )
}

/** Found by any number on the bottle; a card of the same number is offered first. */
function RegisteredField({ near }: { near: string }) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim()) || (near.startsWith('无码') ? '' : near)
  const found = useApi(
    'GET /api/v1/cylinders',
    { query: { status: 'registered', q: q || undefined, limit: '20' } },
    { keep: true },
  )
  const options = (found.data?.items ?? []).map(({ id, code, stampNo, modelLabel, ownerName, premisesLabel }) => ({
    value: id,
    label: [code, stampNo && `钢印 ${stampNo}`, modelLabel, ownerName, premisesLabel].filter(Boolean).join(' · '),
  }))
  return (
    <Form.Item
      name='intoId'
      label='在册的是哪一只'
      rules={[{ required: true, message: '请选择在册的气瓶' }]}
      extra='输入二维码号、钢印号或条码号来找；请对照钢印照片确认是同一只'
    >
      <Select
        showSearch={{ filterOption: false, onSearch: setTyped }}
        options={options}
        loading={found.isFetching}
        placeholder='输入编号查找'
        notFoundContent={found.isFetching ? '正在查找' : '没有找到在册的气瓶'}
      />
    </Form.Item>
  )
}
