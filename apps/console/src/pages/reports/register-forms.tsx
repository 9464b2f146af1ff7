import { CYLINDER_MODELS, newId, PREMISES_TYPE_LABEL, type PremisesType } from '@app/domain'
import { Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useAct, useApi } from '../../api/use-api'
import { ActionForm } from '../../ui/action-form'
import { optionsOf } from '../../ui/filters'
import type { ReportProps } from './types'

interface PlaceValues {
  type: PremisesType
  community: string
  gridCode: string
  address: string
}

/** Puts the place on the register; its inspector finds it on his list, for a first visit. */
export function MakePlace({ report }: ReportProps) {
  const act = useAct('POST /api/v1/reports/:id/register')
  const [premisesId] = useState(newId)
  return (
    <ActionForm<PlaceValues>
      label='建成场所'
      title='建成用气场所'
      done='已建档，网格员手机上会出现首次检查'
      initialValues={{ address: report.where }}
      draft={`report.register/${report.id}`}
      submit={({ type, gridCode, address }, actionId) =>
        act.mutateAsync({ params: { id: report.id }, body: { actionId, premisesId, type, gridCode, address } })
      }
    >
      <Form.Item name='type' label='类型' rules={[{ required: true, message: '请选择类型' }]}>
        <Radio.Group options={optionsOf(PREMISES_TYPE_LABEL)} />
      </Form.Item>
      <GridFields within={report.areaCode} />
      <Form.Item
        name='address'
        label='完整地址'
        rules={[{ required: true, whitespace: true, message: '请填写完整地址' }]}
      >
        <Input maxLength={120} placeholder='街道、小区、楼门号或店名' />
      </Form.Item>
    </ActionForm>
  )
}

/** First the community, then one of its grids. */
function GridFields({ within }: { within: string }) {
  const community = Form.useWatch<string | undefined>('community')
  const communities = useApi('GET /api/v1/areas', { query: { kind: 'community' } }, { staleTime: 600_000 })
  const grids = useApi(
    'GET /api/v1/areas',
    { query: { kind: 'grid', parent: community ?? '' } },
    { enabled: Boolean(community) },
  )
  const near = (communities.data?.items ?? []).filter(({ code }) => code.startsWith(within.slice(0, 9)))
  const named = (areas: readonly { code: string; name: string }[]) =>
    areas.map(({ code, name }) => ({ value: code, label: name }))
  return (
    <>
      <Form.Item name='community' label='社区' rules={[{ required: true, message: '请选择社区' }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={named(near)} placeholder='选择社区' />
      </Form.Item>
      <Form.Item name='gridCode' label='网格' rules={[{ required: true, message: '请选择网格' }]}>
        <Select options={named(grids.data?.items ?? [])} disabled={!community} placeholder='选择网格' />
      </Form.Item>
    </>
  )
}

const MODELS = [
  ...CYLINDER_MODELS.map(({ model, usualName }) => ({ value: model, label: `${usualName} ${model}` })),
  { value: 'unknown', label: '看不出来' },
]

/** The photo that shows the stamp becomes the card of an unregistered bottle. */
export function MakeBottle({ report }: ReportProps) {
  const act = useAct('POST /api/v1/reports/:id/bottle')
  const [cylinderId] = useState(newId)
  return (
    <ActionForm<{ model: string; photoId: string }>
      label='建成未登记瓶'
      done='已建成未登记瓶，等待建档或移交'
      initialValues={{ photoId: report.photoViews[0]?.id }}
      submit={({ model, photoId }, actionId) =>
        act.mutateAsync({ params: { id: report.id }, body: { actionId, cylinderId, photoId, model } })
      }
    >
      <Form.Item name='photoId' label='哪张照片拍到了瓶' rules={[{ required: true, message: '请选择照片' }]}>
        <Select options={report.photoViews.map(({ id }, index) => ({ value: id, label: `照片 ${index + 1}` }))} />
      </Form.Item>
      <Form.Item name='model' label='瓶的大小' rules={[{ required: true, message: '请选瓶的大小' }]}>
        <Select options={MODELS} placeholder='看不出来也可以选' />
      </Form.Item>
    </ActionForm>
  )
}
