import type { Routes } from '@app/contract'
import { KEY_OVERLAP_DAYS, newId, type Role, SILENT_AFTER_HOURS } from '@app/domain'
import { App, Button, Form, Input, InputNumber, Popconfirm } from 'antd'
import { useState } from 'react'
import { problemWords } from '../../api/problem'
import { useAct, useApi } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { ActionForm } from '../../ui/action-form'
import { Section } from '../../ui/section'
import { Nothing } from '../../ui/states'
import { Chip } from '../../ui/tags'
import { NewSecret } from './new-secret'
import { ReportingSites } from './reporting-sites'
import type { CompanyKey } from './types'

const READERS: Routes['GET /api/v1/companies/:id/keys']['roles'] = ['office', 'company', 'duty', 'auditor']
const KEEPERS: Routes['POST /api/v1/companies/:id/keys']['roles'] = ['office', 'company']
const among = (roles: readonly Role[], role: Role): boolean => roles.includes(role)

/** What a company's software needs: keys with which it reports, and when each was last heard; codes of its sites. */
export function KeySection({ companyId, reader }: { companyId: string; reader: Role }) {
  if (!among(READERS, reader)) return null
  return (
    <>
      <Keys companyId={companyId} mayChange={among(KEEPERS, reader)} />
      <ReportingSites companyId={companyId} reader={reader} />
    </>
  )
}

function Keys({ companyId, mayChange }: { companyId: string; mayChange: boolean }) {
  const { data } = useApi('GET /api/v1/companies/:id/keys', { params: { id: companyId } })
  const keys = data?.items ?? []
  return (
    <Section
      title='接口密钥'
      note={
        <a href='/api/docs' target='_blank' rel='noreferrer'>
          接口文档
        </a>
      }
      extra={mayChange ? <NewKey companyId={companyId} label='创建密钥' replaces={null} /> : null}
    >
      {keys.length ? (
        <ul className='rows key-rows'>
          {keys.map((key) => (
            <KeyRow key={key.id} companyId={companyId} item={key} mayChange={mayChange} />
          ))}
        </ul>
      ) : (
        <Nothing>没有密钥：企业的充装、配送软件还不能自动上报；没有软件的企业可上传表格。</Nothing>
      )}
    </Section>
  )
}

interface RowProps {
  companyId: string
  item: CompanyKey
  mayChange: boolean
}

function KeyRow({ companyId, item, mayChange }: RowProps) {
  const { id, label, state, stateLabel, createdAt, endsAt, lastUsedAt, by, isSilent, silentAfterHours } = item
  return (
    <li className={state === 'ended' ? 'row-past' : ''}>
      <div className='two-lines key-name'>
        <span>
          <b>{label}</b>{' '}
          <Chip tone={state === 'live' ? 'green' : state === 'ending' ? 'amber' : undefined}>
            {stateLabel} {endsAt ? momentWords(endsAt) : ''}
          </Chip>
        </span>
        <small className='code'>{id}</small>
      </div>
      <div className='two-lines'>
        <span>
          最近上报 {lastUsedAt ? momentWords(lastUsedAt) : '还没有'} {isSilent ? <Chip tone='red'>静默</Chip> : null}
        </span>
        <small>
          {momentWords(createdAt)} 由{by}创建 · {silentAfterHours} 小时不报即提醒
        </small>
      </div>
      {mayChange && state !== 'ended' ? (
        <span className='rows-end key-end'>
          {state === 'live' ? <NewKey companyId={companyId} label='轮换' replaces={item} /> : null}
          <Withdraw item={item} />
        </span>
      ) : null}
    </li>
  )
}

interface KeyValues {
  label: string
  silentAfterHours: number
}

function NewKey({ companyId, label, replaces }: { companyId: string; label: string; replaces: CompanyKey | null }) {
  const { modal } = App.useApp()
  const act = useAct('POST /api/v1/companies/:id/keys')

  async function make(values: KeyValues, actionId: string) {
    const { id, secret } = await act.mutateAsync({
      params: { id: companyId },
      body: { actionId, ...values, label: values.label.trim(), replaces: replaces?.id ?? null },
    })
    modal.success({
      title: '密钥已创建，请立即交给软件维护人员',
      width: 640,
      okText: '已保存',
      content: <NewSecret keyId={id} secret={secret} />,
    })
  }

  return (
    <ActionForm<KeyValues>
      label={label}
      title={replaces ? `轮换密钥：${replaces.label}` : '创建接口密钥'}
      submitText='创建'
      done={replaces ? `新旧两把同时有效 ${KEY_OVERLAP_DAYS} 天，旧的到期自动停用` : '密钥已创建'}
      button={replaces ? { size: 'small' } : {}}
      initialValues={{
        label: replaces?.label ?? '',
        silentAfterHours: replaces?.silentAfterHours ?? SILENT_AFTER_HOURS,
      }}
      submit={make}
    >
      <Form.Item
        name='label'
        label='用在哪里'
        rules={[{ required: true, whitespace: true, message: '请写明用在哪个软件' }]}
      >
        <Input maxLength={40} placeholder='如：充装系统' autoComplete='off' />
      </Form.Item>
      <Form.Item
        name='silentAfterHours'
        label='多少小时没有上报就提醒区安委办'
        rules={[{ required: true, message: '请填写小时数' }]}
      >
        <InputNumber min={1} max={744} precision={0} suffix='小时' style={{ width: 160 }} />
      </Form.Item>
    </ActionForm>
  )
}

function Withdraw({ item: { id, label } }: { item: CompanyKey }) {
  const { message } = App.useApp()
  const act = useAct('POST /api/v1/company-keys/:id/withdraw')
  const [actionId] = useState(newId)
  const withdraw = () =>
    act.mutateAsync({ params: { id }, body: { actionId } }).then(
      () => void message.success('密钥已停用'),
      (error: unknown) => void message.error(problemWords(error), 6),
    )
  return (
    <Popconfirm
      title={`停用“${label}”的密钥？`}
      description='立即生效，不能恢复：还在用它的软件从现在起无法上报。'
      okText='停用'
      cancelText='先不'
      onConfirm={withdraw}
    >
      <Button size='small' danger loading={act.isPending}>
        停用
      </Button>
    </Popconfirm>
  )
}
