import { COMPANY_ROLE_LABEL, type CompanyRole, type CompanySite, SITE_KIND_LABEL } from '@app/domain'
import { Button, Checkbox, Form, Input, Select, Space } from 'antd'
import { useNavigate } from 'react-router'
import { useAct, useApi } from '../../api/use-api'
import { ActionForm } from '../../ui/action-form'
import { optionsOf } from '../../ui/filters'
import type { CompanyDetail } from './types'

interface Values {
  code?: string
  name: string
  phone: string
  roles: CompanyRole[]
  areaCode?: string
  contactName?: string
  contactPhone?: string
  sites?: CompanySite[]
}

const bodyOf = ({ contactName, contactPhone, sites, areaCode, name, phone, roles }: Values) => ({
  ...{ name, phone, roles },
  areaCode: areaCode ?? null,
  contact: contactName && contactPhone ? { name: contactName, phone: contactPhone } : null,
  sites: sites ?? [],
})

export function NewCompany() {
  const act = useAct('POST /api/v1/companies')
  const navigate = useNavigate()
  return (
    <ActionForm<Values>
      label='登记企业'
      submitText='登记'
      done='已登记'
      draft='company.create'
      button={{ type: 'primary' }}
      initialValues={{ roles: [] }}
      submit={async (values, actionId) => {
        const { id } = await act.mutateAsync({ body: { actionId, ...bodyOf(values), code: values.code ?? '' } })
        navigate(`/companies/${id}`)
      }}
    >
      <Form.Item
        name='code'
        label='企业代码'
        rules={[{ required: true, pattern: /^[0-9A-Za-z_-]+$/, message: '只能用字母、数字、横线' }]}
      >
        <Input maxLength={32} />
      </Form.Item>
      <ProfileFields />
    </ActionForm>
  )
}

export function EditCompany({ company }: { company: CompanyDetail }) {
  const act = useAct('POST /api/v1/companies/:id/profile')
  const { contact, areaCode } = company
  return (
    <ActionForm<Values>
      label='变更登记'
      submitText='保存'
      done='已保存'
      draft={`company.profile/${company.id}`}
      initialValues={{
        name: company.name,
        phone: company.phone,
        roles: company.roles,
        areaCode: areaCode && areaCode.length > 6 ? areaCode : undefined,
        contactName: contact?.name,
        contactPhone: contact?.phone,
        sites: company.sites,
      }}
      submit={(values, actionId) =>
        act.mutateAsync({
          params: { id: company.id },
          body: { actionId, ...bodyOf(values), version: company.version },
        })
      }
    >
      <ProfileFields />
    </ActionForm>
  )
}

function ProfileFields() {
  const areas = useApi('GET /api/v1/areas', { query: { kind: 'street' } }, { staleTime: 600_000 })
  const streets = (areas.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))
  const required = (message: string) => [{ required: true, whitespace: true, message }]
  return (
    <>
      <Form.Item name='name' label='企业名称' rules={required('请填写企业名称')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name='phone' label='抢险（服务）电话' rules={required('请填写电话')}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item
        name='roles'
        label='企业类别（可多选）'
        rules={[{ required: true, type: 'array', min: 1, message: '请选择企业类别' }]}
      >
        <Checkbox.Group options={optionsOf(COMPANY_ROLE_LABEL)} />
      </Form.Item>
      <Form.Item name='areaCode' label='站点所在街道' extra='不在本区的不选，由区里监督检查'>
        <Select allowClear options={streets} placeholder='区外企业不选' />
      </Form.Item>
      <Form.Item label='联系人（加密保存）'>
        <Space.Compact block>
          <Form.Item name='contactName' noStyle>
            <Input maxLength={30} placeholder='姓名' />
          </Form.Item>
          <Form.Item name='contactPhone' noStyle>
            <Input maxLength={20} placeholder='电话' />
          </Form.Item>
        </Space.Compact>
      </Form.Item>
      <Form.Item label='站点、门店、瓶库（加密保存）'>
        <Sites />
      </Form.Item>
    </>
  )
}

function Sites() {
  return (
    <Form.List name='sites'>
      {(fields, { add, remove }) => (
        <div className='site-fields'>
          {fields.map(({ key, name }) => (
            <Space.Compact key={key} block>
              <Form.Item name={[name, 'kind']} noStyle rules={[{ required: true, message: '请选择种类' }]}>
                <Select options={optionsOf(SITE_KIND_LABEL)} style={{ width: 130 }} />
              </Form.Item>
              <Form.Item name={[name, 'name']} noStyle rules={[{ required: true, message: '请填写名称' }]}>
                <Input maxLength={40} placeholder='名称' style={{ width: 120 }} />
              </Form.Item>
              <Form.Item name={[name, 'address']} noStyle rules={[{ required: true, message: '请填写地址' }]}>
                <Input maxLength={120} placeholder='地址' />
              </Form.Item>
              <Button onClick={() => remove(name)}>删</Button>
            </Space.Compact>
          ))}
          {fields.length < 20 ? (
            <Button type='dashed' size='small' onClick={() => add({ kind: 'outlet' })}>
              加一处
            </Button>
          ) : null}
        </div>
      )}
    </Form.List>
  )
}
