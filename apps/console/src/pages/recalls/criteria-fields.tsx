import { addMinutes, type Instant, RECALL_GROUND_LABEL, startOfDay } from '@app/domain'
import { DatePicker, Form, Input, Radio, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useApi } from '../../api/use-api'
import { CompanyField } from '../../ui/fields'
import { optionsOf } from '../../ui/filters'
import type { Criteria } from './types'

export interface CriteriaEntries {
  by: Criteria['by']
  companyId?: string
  siteId?: string
  span?: [Dayjs, Dayjs]
  maker?: string
  made?: [Dayjs, Dayjs] | null
}

/** What is on the clock of the picker is the time in Tianjin, wherever the browser thinks it is. */
export const instantOf = (picked: Dayjs): Instant =>
  addMinutes(startOfDay(picked.format('YYYY-MM-DD')), picked.hour() * 60 + picked.minute())

export function criteriaOf({ by, companyId = '', siteId, span, maker = '', made }: CriteriaEntries): Criteria {
  if (by === 'made') {
    const [from, to] = made?.map((day) => day.format('YYYY-MM-DD')) ?? []
    return { by, maker: maker.trim(), from: from ?? null, to: to ?? null }
  }
  const [from, to] = (span ?? []).map(instantOf)
  return { by, companyId, siteId: siteId ?? null, from: from ?? '', to: to ?? '' }
}

const GROUNDS = optionsOf(RECALL_GROUND_LABEL).map(({ value, label }) => ({ value, label: `按${label}批次` }))

/** 充装 or 检验 at a company in a span of time, or 制造 by one maker. */
export function CriteriaFields() {
  const by = Form.useWatch<Criteria['by'] | undefined>('by')
  return (
    <>
      <Form.Item name='by' label='召回哪一批'>
        <Radio.Group optionType='button' options={GROUNDS} />
      </Form.Item>
      {by === 'made' ? <MadeFields /> : <SpanFields what={by === 'tested' ? '检验' : '充装'} />}
    </>
  )
}

function SpanFields({ what }: { what: string }) {
  return (
    <>
      <CompanyField label={`${what}企业`} />
      <SiteField />
      <Form.Item name='span' label={`${what}时间`} rules={[{ required: true, message: '请选择从什么时候到什么时候' }]}>
        <DatePicker.RangePicker showTime={{ format: 'HH:mm' }} format='YYYY-MM-DD HH:mm' style={{ width: '100%' }} />
      </Form.Item>
    </>
  )
}

function SiteField() {
  const companyId = Form.useWatch<string | undefined>('companyId')
  const sites = useApi(
    'GET /api/v1/companies/:id/reporting-sites',
    { params: { id: companyId ?? '' } },
    { enabled: Boolean(companyId) },
  )
  const options = (sites.data?.items ?? []).map(({ id, code, name }) => ({ value: id, label: `${name} ${code}` }))
  return (
    <Form.Item name='siteId' label='站点'>
      <Select allowClear placeholder='所有站点' options={options} disabled={!companyId} />
    </Form.Item>
  )
}

function MadeFields() {
  return (
    <>
      <Form.Item
        name='maker'
        label='制造单位代码'
        rules={[{ required: true, whitespace: true, message: '请填写钢印上的制造单位代码' }]}
      >
        <Input maxLength={32} autoComplete='off' placeholder='钢印上的代码' />
      </Form.Item>
      <Form.Item name='made' label='制造日期（可不填）'>
        <DatePicker.RangePicker style={{ width: '100%' }} />
      </Form.Item>
    </>
  )
}
