import { newId, RECALL_PLACE_LABEL, RECALL_REASON_LABEL, type RecallReason } from '@app/domain'
import { Alert, App, Button, Form, Popconfirm, Select } from 'antd'
import { useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { problemWords } from '../../api/problem'
import { useAct } from '../../api/use-api'
import { TextField } from '../../ui/fields'
import { optionsOf } from '../../ui/filters'
import { PageHead, Section } from '../../ui/section'
import { Nothing } from '../../ui/states'
import { Chip } from '../../ui/tags'
import { type CriteriaEntries, CriteriaFields, criteriaOf } from './criteria-fields'
import type { Criteria, RecallPreview } from './types'

interface Entries extends CriteriaEntries {
  reason: RecallReason
  note?: string
}

/** First what it would mean, then one click. */
export function Component() {
  const [form] = Form.useForm<Entries>()
  const [seen, setSeen] = useState<{ criteria: Criteria; preview: RecallPreview } | null>(null)
  const preview = useAct('POST /api/v1/recalls/preview')
  const { message } = App.useApp()
  const look = async () => {
    const entries = await form.validateFields().catch(() => null)
    if (!entries) return
    const criteria = criteriaOf(entries)
    try {
      setSeen({ criteria, preview: await preview.mutateAsync({ body: { criteria } }) })
    } catch (error) {
      message.error(problemWords(error))
    }
  }
  return (
    <div className='page'>
      <PageHead list={{ to: '/recalls', name: '召回' }} title='新的召回' note='先看有多少只、在哪里，再发起' />
      <Form<Entries>
        form={form}
        layout='vertical'
        initialValues={{ by: 'filled', reason: 'filling' }}
        className='recall-form'
        // What was counted was counted for other entries.
        onValuesChange={(changed) => ('reason' in changed || 'note' in changed ? null : setSeen(null))}
      >
        <Section title='一、召回哪些瓶'>
          <CriteriaFields />
          <Button type={seen ? 'default' : 'primary'} loading={preview.isPending} onClick={look}>
            查看有多少只
          </Button>
        </Section>
        {seen ? <Found {...seen} /> : null}
      </Form>
    </div>
  )
}

function Found({ criteria, preview }: { criteria: Criteria; preview: RecallPreview }) {
  if (preview.total === 0)
    return (
      <Section title='二、没有找到'>
        <Nothing>这段时间里没有这样的瓶，不需要召回。请核对企业和时间。</Nothing>
      </Section>
    )
  return (
    <>
      <Section title={`二、共 ${preview.total} 只`} note='现在在哪里'>
        <p className='chips'>
          {preview.places.map(({ code, total }) => (
            <Chip key={code} tone={code === 'premises' ? 'red' : code === 'missing' ? 'amber' : 'grey'}>
              {RECALL_PLACE_LABEL[code]} {total}
            </Chip>
          ))}
        </p>
        <div className='recall-groups'>
          <Groups title='按街道' none='不在街道内' groups={preview.streets} />
          <Groups title='由谁收回' none='不知道哪家' groups={preview.companies} />
        </div>
        <Bottles preview={preview} />
      </Section>
      <Open criteria={criteria} total={preview.total} />
    </>
  )
}

function Groups({ title, none, groups }: { title: string; none: string; groups: RecallPreview['streets'] }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul className='rows'>
        {groups.map(({ code, name, total }) => (
          <li key={code ?? 'none'}>
            <span>{name ?? none}</span>
            <b className='rows-end'>{total} 只</b>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Bottles({ preview: { cylinders, total } }: { preview: RecallPreview }) {
  return (
    <details>
      <summary>逐只查看{cylinders.length < total ? `（前 ${cylinders.length} 只）` : ''}</summary>
      <ul className='rows'>
        {cylinders.map(({ id, code, place, streetName, companyName }) => (
          <li key={id}>
            <Link to={`/cylinders/${id}`} className='code'>
              {code}
            </Link>
            <span>{place}</span>
            <span className='muted rows-end'>{[streetName, companyName].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Open({ criteria, total }: { criteria: Criteria; total: number }) {
  const form = Form.useFormInstance<Entries>()
  const act = useAct('POST /api/v1/recalls')
  const actionId = useRef(newId())
  const navigate = useNavigate()
  const { message } = App.useApp()
  const reason = Form.useWatch<RecallReason | undefined>('reason')
  const open = async () => {
    const entries = await form.validateFields().catch(() => null)
    if (!entries) return
    const { note } = entries
    const body = { actionId: actionId.current, criteria, reason: entries.reason, note: note?.trim() || null }
    try {
      const { id } = await act.mutateAsync({ body })
      message.success('召回已发起')
      navigate(`/recalls/${id}`)
    } catch (error) {
      message.error(problemWords(error))
      actionId.current = newId()
    }
  }
  return (
    <Section title='三、发起召回'>
      <Form.Item name='reason' label='原因' rules={[{ required: true, message: '请选择召回原因' }]}>
        <Select options={optionsOf(RECALL_REASON_LABEL)} />
      </Form.Item>
      <TextField name='note' label='说明' required={reason === 'other'} />
      <Alert
        type='info'
        showIcon
        message='发起后：在用户处的瓶派给所在网格，气站看到自己要收回的瓶，住户收到停用提醒。补报的同批次记录会自动补入。'
      />
      <Popconfirm
        title={`召回 ${total} 只瓶？`}
        description='会通知住户和气站'
        okText='发起召回'
        cancelText='再看看'
        onConfirm={open}
      >
        <Button type='primary' danger size='large' loading={act.isPending} className='recall-open'>
          发起召回（{total} 只）
        </Button>
      </Popconfirm>
    </Section>
  )
}
