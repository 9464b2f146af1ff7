import type { InputOf } from '@app/contract'
import type { AreaKind, Role } from '@app/domain'
import { App, Form, Input, Select } from 'antd'
import { useAct, useApi } from '../../api/use-api'
import { ActionForm } from '../../ui/action-form'
import { ROLE_OPTIONS } from '../../ui/filters'
import { OneTimePassword } from './one-time-password'

type Wish = InputOf<'POST /api/v1/accounts'>['body']
type Entries = Pick<Wish, 'username' | 'name' | 'role'> & Partial<Pick<Wish, 'areaCode' | 'companyId' | 'staffNo'>>

const AREA_OF: Partial<Record<Role, { kind: AreaKind; label: string }>> = {
  inspector: { kind: 'grid', label: '网格' },
  microgrid: { kind: 'microgrid', label: '微网格' },
  community: { kind: 'community', label: '社区' },
  street: { kind: 'street', label: '街道' },
}
/** Households bind themselves by their phone number. */
const ROLES = ROLE_OPTIONS.filter(({ value }) => value !== 'household')

export function NewAccount() {
  const { modal } = App.useApp()
  const act = useAct('POST /api/v1/accounts')

  async function make({ username, name, role, areaCode, companyId, staffNo }: Entries) {
    const body = { username: username.trim(), name: name.trim(), role, staffNo: staffNo?.trim() || null }
    const { password, pending } = await act.mutateAsync({
      body: { ...body, areaCode: areaCode ?? null, companyId: companyId ?? null },
    })
    modal.success({
      title: `${username} 的一次性密码`,
      content: <OneTimePassword password={password} pending={pending} />,
    })
  }

  return (
    <ActionForm<Entries>
      label='新建账号'
      button={{ type: 'primary' }}
      submitText='建立'
      done='账号已建立'
      submit={make}
    >
      <Form.Item
        name='username'
        label='账号'
        rules={[{ required: true, pattern: /^[a-z0-9._-]{2,64}$/, message: '2 到 64 个小写字母、数字、点或横线' }]}
      >
        <Input maxLength={64} autoComplete='off' />
      </Form.Item>
      <Form.Item name='name' label='姓名' rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}>
        <Input maxLength={40} autoComplete='off' />
      </Form.Item>
      <Form.Item name='role' label='角色' rules={[{ required: true, message: '请选择角色' }]}>
        <Select options={ROLES} />
      </Form.Item>
      <Form.Item noStyle dependencies={['role']}>
        {({ getFieldValue }) => <Place role={getFieldValue('role') as Role | undefined} />}
      </Form.Item>
      <Form.Item name='staffNo' label='工号'>
        <Input maxLength={32} autoComplete='off' />
      </Form.Item>
    </ActionForm>
  )
}

function Place({ role }: { role?: Role }) {
  const area = role ? AREA_OF[role] : undefined
  if (area) return <AreaField key={area.kind} {...area} />
  return role === 'company' ? <CompanyField /> : null
}

function AreaField({ kind, label }: { kind: AreaKind; label: string }) {
  const areas = useApi('GET /api/v1/areas', { query: { kind } }, { staleTime: 600_000 })
  const options = (areas.data?.items ?? []).map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))
  return (
    <Form.Item name='areaCode' label={label} rules={[{ required: true, message: `请选择${label}` }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} loading={areas.isPending} options={options} />
    </Form.Item>
  )
}

function CompanyField() {
  const companies = useApi('GET /api/v1/companies', {}, { staleTime: 600_000 })
  const options = (companies.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form.Item name='companyId' label='燃气企业' rules={[{ required: true, message: '请选择燃气企业' }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} loading={companies.isPending} options={options} />
    </Form.Item>
  )
}
