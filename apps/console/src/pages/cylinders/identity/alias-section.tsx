import type { ResponseOf } from '@app/contract'
import { ALIAS_KIND_LABEL, ALIAS_REASON_LABEL, type AliasKind, type AliasReason, dateInShanghai } from '@app/domain'
import { Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useAccount } from '../../../api/session'
import { useAct, useApi } from '../../../api/use-api'
import { mayKeepCodes } from '../../../shell/menu'
import { ActionForm } from '../../../ui/action-form'
import { PhotoField } from '../../../ui/photo-field'
import { PhotoStrip } from '../../../ui/photos'
import { Section } from '../../../ui/section'
import { Ready } from '../../../ui/states'
import { Chip } from '../../../ui/tags'
import type { CylinderDetail } from '../types'

type Alias = ResponseOf<'GET /api/v1/cylinders/:id/aliases'>['items'][number]

const optionsOf = <T extends string>(labels: Record<T, string>) =>
  (Object.keys(labels) as T[]).map((value) => ({ value, label: labels[value] }))

/** 编号: what it carries now above, what it was called before below. */
export function AliasSection({ cylinder }: { cylinder: CylinderDetail }) {
  const { role } = useAccount()
  const query = useApi('GET /api/v1/cylinders/:id/aliases', { params: { id: cylinder.id } })
  const mayKeep = mayKeepCodes(role) && cylinder.status !== 'scrapped'
  return (
    <Section
      title='编号'
      note={cylinder.status === 'scrapped' ? '已报废，编号随瓶封存' : null}
      extra={mayKeep ? <SetCode cylinderId={cylinder.id} /> : null}
    >
      <Ready query={query} rows={3}>
        {({ items }) => {
          const live = items.filter(({ toAt }) => toAt === null)
          return (
            <ul className='rows alias-rows'>
              {items.map((alias) => (
                <AliasLine key={alias.id} alias={alias}>
                  {mayKeep && alias.toAt === null ? (
                    <>
                      <SetCode cylinderId={cylinder.id} replaced={alias} />
                      {live.length > 1 ? <EndCode cylinderId={cylinder.id} alias={alias} /> : null}
                    </>
                  ) : null}
                </AliasLine>
              ))}
            </ul>
          )
        }}
      </Ready>
    </Section>
  )
}

function AliasLine({ alias, children }: { alias: Alias; children: ReactNode }) {
  const { label, value, fromAt, toAt, photo } = alias
  return (
    <li className={toAt ? 'row-past' : ''}>
      <div className='two-lines'>
        <b className='code'>{value}</b>
        <small>
          {label} · 自 {dateInShanghai(fromAt)}
          {toAt ? ` 至 ${dateInShanghai(toAt)}` : ''}
        </small>
      </div>
      {toAt ? <Chip>已停用</Chip> : null}
      <span className='rows-end'>
        {photo ? <PhotoStrip photos={[photo]} size={40} /> : null}
        {children}
      </span>
    </li>
  )
}

interface CodeValues {
  kind: AliasKind
  code: string
  reason: AliasReason
  photoIds?: string[]
}

function SetCode({ cylinderId, replaced }: { cylinderId: string; replaced?: Alias }) {
  const act = useAct('POST /api/v1/cylinders/:id/aliases')
  const reasons = optionsOf(ALIAS_REASON_LABEL).filter(
    ({ value }) => replaced || value === 'fitted' || value === 'wrong',
  )
  return (
    <ActionForm<CodeValues>
      label={replaced ? '更换' : '登记编号'}
      title={replaced ? `更换${replaced.label}：${replaced.value}` : '登记编号'}
      submitText={replaced ? '更换' : '登记'}
      done={replaced ? '已更换；旧编号保留可查' : '已登记'}
      draft={`cylinder.alias/${replaced?.id ?? cylinderId}`}
      button={replaced ? { size: 'small' } : undefined}
      initialValues={{ kind: replaced?.kind ?? 'qr', reason: replaced ? 'fell_off' : 'fitted' }}
      submit={({ photoIds, ...values }, actionId) =>
        act.mutateAsync({
          params: { id: cylinderId },
          body: { ...values, actionId, replacesId: replaced?.id ?? null, photoId: photoIds?.[0] ?? null },
        })
      }
    >
      <Form.Item name='kind' label='种类' hidden={replaced !== undefined} rules={[{ required: true }]}>
        <Select options={optionsOf(ALIAS_KIND_LABEL)} />
      </Form.Item>
      <Form.Item
        name='code'
        label='新编号'
        extra='可用扫码枪扫标签，网址会按扫码规则读出编号；报废瓶用过的编号不能再用'
        rules={[{ required: true, whitespace: true, message: '请扫描或输入编号' }]}
      >
        <Input maxLength={512} autoComplete='off' />
      </Form.Item>
      <Form.Item name='reason' label='原因' rules={[{ required: true, message: '请选择原因' }]}>
        <Select options={reasons} />
      </Form.Item>
      <PhotoField label='钢印照片（可不附）' />
    </ActionForm>
  )
}

function EndCode({ cylinderId, alias }: { cylinderId: string; alias: Alias }) {
  const act = useAct('POST /api/v1/cylinders/:id/aliases/end')
  const reasons = optionsOf(ALIAS_REASON_LABEL).filter(({ value }) => value !== 'fitted')
  return (
    <ActionForm<{ reason: AliasReason }>
      label='停用'
      title={`停用${alias.label}：${alias.value}`}
      submitText='停用'
      done='已停用；这个编号保留可查'
      draft={`cylinder.alias_end/${alias.id}`}
      button={{ size: 'small' }}
      initialValues={{ reason: 'wrong' }}
      submit={({ reason }, actionId) =>
        act.mutateAsync({ params: { id: cylinderId }, body: { actionId, aliasId: alias.id, reason } })
      }
    >
      <Form.Item name='reason' label='原因' rules={[{ required: true, message: '请选择原因' }]}>
        <Select options={reasons} />
      </Form.Item>
    </ActionForm>
  )
}
