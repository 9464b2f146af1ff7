import type { InputOf } from '@app/contract'
import { type Role, SITE_KIND_LABEL } from '@app/domain'
import { Form, Input, InputNumber, Select } from 'antd'
import { useAct, useApi } from '../../api/use-api'
import { ActionForm } from '../../ui/action-form'
import { optionsOf } from '../../ui/filters'
import { Section } from '../../ui/section'
import { Nothing } from '../../ui/states'
import { Chip } from '../../ui/tags'

type Wish = InputOf<'POST /api/v1/companies/:id/reporting-sites'>['body']
interface Entries extends Pick<Wish, 'code' | 'kind' | 'name' | 'areaCode'> {
  lat?: number
  lon?: number
}

/** 上报站点: the codes by which a company's reports name its stations and stores. */
export function ReportingSites({ companyId, reader }: { companyId: string; reader: Role }) {
  const { data } = useApi('GET /api/v1/companies/:id/reporting-sites', { params: { id: companyId } })
  const sites = data?.items ?? []
  return (
    <Section title='上报站点' extra={reader === 'office' ? <NewSite companyId={companyId} /> : null}>
      {sites.length ? (
        <ul className='rows'>
          {sites.map(({ id, code, kind, name, position }) => (
            <li key={id}>
              <span className='code'>{code}</span>
              <b>{name}</b>
              <Chip>{SITE_KIND_LABEL[kind]}</Chip>
              <span className='rows-end muted'>
                {position ? `${position.lat.toFixed(5)}，${position.lon.toFixed(5)}` : '没有坐标'}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <Nothing>还没有登记：上报里写的站点代码须先由区安委办登记。</Nothing>
      )}
    </Section>
  )
}

function NewSite({ companyId }: { companyId: string }) {
  const act = useAct('POST /api/v1/companies/:id/reporting-sites')
  const streets = useApi('GET /api/v1/areas', { query: { kind: 'street' } }, { staleTime: 600_000 })
  const options = (streets.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))
  const record = ({ code, kind, name, areaCode, lat, lon }: Entries, actionId: string) => {
    const position = lat === undefined || lon === undefined ? null : { lat, lon }
    const body = { actionId, code: code.trim(), kind, name: name.trim(), areaCode: areaCode ?? null, position }
    return act.mutateAsync({ params: { id: companyId }, body })
  }
  return (
    <ActionForm<Entries>
      label='登记站点'
      submitText='登记'
      done='站点已登记'
      initialValues={{ kind: 'filling_station' }}
      submit={record}
    >
      <Form.Item
        name='code'
        label='站点代码（企业软件里用的）'
        rules={[{ required: true, pattern: /^[0-9A-Za-z_-]{1,32}$/, message: '字母、数字、横线，最多 32 位' }]}
      >
        <Input autoComplete='off' placeholder='如：CZ01' />
      </Form.Item>
      <Form.Item name='kind' label='种类' rules={[{ required: true, message: '请选择种类' }]}>
        <Select options={optionsOf(SITE_KIND_LABEL)} />
      </Form.Item>
      <Form.Item name='name' label='名称' rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name='areaCode' label='所在街道'>
        <Select allowClear placeholder='在区外的不选' options={options} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item label='坐标（知道时填，用来判断路程是否可能）'>
        <Form.Item name='lat' noStyle>
          <InputNumber aria-label='纬度' placeholder='纬度 39.1' min={-90} max={90} style={{ width: 150 }} />
        </Form.Item>{' '}
        <Form.Item name='lon' noStyle>
          <InputNumber aria-label='经度' placeholder='经度 117.2' min={-180} max={180} style={{ width: 150 }} />
        </Form.Item>
      </Form.Item>
    </ActionForm>
  )
}
