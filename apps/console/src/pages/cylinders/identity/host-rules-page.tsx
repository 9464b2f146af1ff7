import type { ResponseOf } from '@app/contract'
import { HOST_TAKE_LABEL, HOST_TAKES, type HostTake, hostRule, parseScan, parseWebAddress } from '@app/domain'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useAccount } from '../../../api/session'
import { useAct, useApi } from '../../../api/use-api'
import { momentWords } from '../../../format/time'
import { ActionForm } from '../../../ui/action-form'
import { PageHead, Section } from '../../../ui/section'
import { Nothing, Ready } from '../../../ui/states'

type Rules = ResponseOf<'GET /api/v1/host-rules'>
type Rule = Rules['rules'][number]

/** 扫码规则: sites nobody knows above, because there is something to do; what is known below. */
export function Component() {
  const { role } = useAccount()
  const query = useApi('GET /api/v1/host-rules', {})
  const mayChange = role === 'office'
  return (
    <div className='page'>
      <PageHead
        list={{ to: '/cylinders', name: '气瓶' }}
        title='扫码规则'
        note='瓶身二维码各家印法不同：每个网址的瓶号在哪里，手机和系统都按这张表读；网址只读字面，从不打开'
        extra={mayChange ? <SetRule /> : null}
      />
      <Ready query={query} rows={8}>
        {(rules) => (
          <>
            <Unknown rules={rules} mayChange={mayChange} />
            <TryOut rules={rules.rules} />
            <Section title='已有规则' note={`${rules.rules.length} 条`}>
              <ul className='rows'>
                {rules.rules.map((rule) => (
                  <RuleLine key={rule.host} rule={rule} mayChange={mayChange} />
                ))}
              </ul>
            </Section>
          </>
        )}
      </Ready>
    </div>
  )
}

function Unknown({ rules: { unknown }, mayChange }: { rules: Rules; mayChange: boolean }) {
  return (
    <Section title='未知网址' note={unknown.length ? `${unknown.length} 个，请定规则` : null}>
      {unknown.length ? (
        <ul className='rows'>
          {unknown.map(({ host, times, firstAt, lastAt }) => (
            <li key={host}>
              <div className='two-lines'>
                <b className='code'>{host}</b>
                <small>
                  扫到 {times} 次 · 最早 {momentWords(firstAt)} · 最近 {momentWords(lastAt)}
                </small>
              </div>
              <span className='rows-end'>{mayChange ? <SetRule host={host} /> : null}</span>
            </li>
          ))}
        </ul>
      ) : (
        <Nothing>没有未知网址。有人扫到表里没有的网址时，会记在这里（只记网址和次数，不记是谁）。</Nothing>
      )}
    </Section>
  )
}

function RuleLine({ rule, mayChange }: { rule: Rule; mayChange: boolean }) {
  return (
    <li>
      <div className='two-lines'>
        <b className='code'>{rule.host}</b>
        <small>
          瓶号：{rule.label}
          {rule.param ? ` ${rule.param}=` : ''}
        </small>
      </div>
      <span className='rows-end'>
        {mayChange ? (
          <>
            <SetRule host={rule.host} rule={rule} />
            <RemoveRule host={rule.host} />
          </>
        ) : null}
      </span>
    </li>
  )
}

interface RuleValues {
  host: string
  take: HostTake
  param?: string
}

/** A whole address may be pasted: the site is what counts. */
const siteOf = (text: string): string => parseWebAddress(text.trim())?.host ?? text.trim().toLowerCase()

function SetRule({ host, rule }: { host?: string; rule?: Rule }) {
  const act = useAct('POST /api/v1/host-rules')
  return (
    <ActionForm<RuleValues>
      label={rule ? '修改' : host ? '定规则' : '新增规则'}
      title={host ? `${host} 的瓶号在哪里` : '新增规则'}
      submitText='保存'
      done='已保存，下一次扫码起生效'
      draft={`scan.rule/${host ?? 'new'}`}
      button={host ? { size: 'small' } : { type: 'primary' }}
      initialValues={{ host, take: rule?.take ?? 'query', param: rule?.param ?? undefined }}
      submit={({ host: site, take, param }, actionId) =>
        act.mutateAsync({
          body: { actionId, host: siteOf(site), take, param: take === 'query' ? (param?.trim() ?? null) : null },
        })
      }
    >
      <Form.Item
        name='host'
        label='网址'
        hidden={host !== undefined}
        extra='可粘贴整条网址，只取域名'
        rules={[{ required: true, whitespace: true, message: '请填写网址' }]}
      >
        <Input maxLength={300} autoComplete='off' placeholder='qr.example.cn' />
      </Form.Item>
      <Form.Item name='take' label='瓶号在哪里' rules={[{ required: true, message: '请选择' }]}>
        <Select options={HOST_TAKES.map((value) => ({ value, label: HOST_TAKE_LABEL[value] }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['take']}>
        {({ getFieldValue }) =>
          getFieldValue('take') === 'query' ? (
            <Form.Item
              name='param'
              label='参数名'
              extra='网址 …?x=T1200012345 的参数名是 x'
              rules={[{ required: true, whitespace: true, message: '请填写参数名' }]}
            >
              <Input maxLength={40} autoComplete='off' />
            </Form.Item>
          ) : null
        }
      </Form.Item>
    </ActionForm>
  )
}

function RemoveRule({ host }: { host: string }) {
  const act = useAct('POST /api/v1/host-rules/remove')
  return (
    <ActionForm<object>
      label='删除'
      title={`删除 ${host} 的规则`}
      submitText='删除'
      done='已删除'
      button={{ size: 'small' }}
      submit={(_, actionId) => act.mutateAsync({ body: { actionId, host } })}
    >
      <p className='muted'>删除后按通用办法读：先看常见参数（x、code、c、id），再看最后一段。</p>
    </ActionForm>
  )
}

/** The same words the phone would say. */
function TryOut({ rules }: { rules: readonly Rule[] }) {
  const [text, setText] = useState('')
  const parsed = text.trim()
    ? parseScan(
        text,
        rules.map(({ host, take, param }) => hostRule(host, take, param)),
      )
    : null
  return (
    <Section title='试一试'>
      <Input
        value={text}
        maxLength={600}
        aria-label='扫到的内容'
        placeholder='粘贴扫到的内容，看按现在的规则读出什么'
        onChange={(event) => setText(event.target.value)}
      />
      {parsed ? (
        <p className='try-out' role='status'>
          {parsed.ok ? (
            <>
              瓶号 <b className='code'>{parsed.code}</b>
              {parsed.unknownHost ? `（${parsed.unknownHost} 还没有规则，按通用办法读出）` : ''}
            </>
          ) : (
            parsed.message
          )}
        </p>
      ) : null}
    </Section>
  )
}
