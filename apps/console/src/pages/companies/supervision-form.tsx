import { COMPANY_ROLE_LABEL, currentSupervision, SUPERVISION_OUTCOME_LABEL, supervisionProblems } from '@app/domain'
import { Alert, App, Button, Checkbox, Form, Radio } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ApiProblem, problemWords } from '../../api/problem'
import { useAccount } from '../../api/session'
import { useAct } from '../../api/use-api'
import { useDraft } from '../../ui/draft'
import { TextField } from '../../ui/fields'
import { optionsOf } from '../../ui/filters'
import { PhotoField } from '../../ui/photo-field'
import { Section } from '../../ui/section'
import { ItemList, scrollToItem } from './supervision-items'
import { Signing } from './supervision-signing'
import { bodyOf, contentOf, newSalt, type SupervisionValues } from './supervision-values'
import type { CompanyDetail } from './types'

const blank = (company: CompanyDetail): SupervisionValues => ({
  outcome: 'completed',
  roles: company.roles,
  startedAt: new Date().toISOString(),
  salt: newSalt(),
  mode: 'signed',
  signer: 'head',
})

interface Trouble {
  message: string
  item?: string
}

/** First look, then show the result, then sign: what is signed does not change any more. */
export function SupervisionForm({ company }: { company: CompanyDetail }) {
  const { message } = App.useApp()
  const { id: inspectorId } = useAccount()
  const navigate = useNavigate()
  const [form] = Form.useForm<SupervisionValues>()
  const draft = useDraft<SupervisionValues>(`company.visit/${company.id}`)
  const [start] = useState(() => ({ ...blank(company), ...draft.kept?.values }))
  const [troubles, setTroubles] = useState<readonly Trouble[]>([])
  const act = useAct('POST /api/v1/companies/:id/visits')
  const outcome = Form.useWatch('outcome', { form, preserve: true }) ?? start.outcome
  const finishedAt = Form.useWatch('finishedAt', { form, preserve: true })

  const all = (): SupervisionValues => ({ ...start, ...form.getFieldsValue(true) })
  const keep = () => draft.typed(all())
  const set = (change: Partial<SupervisionValues>) => {
    form.setFieldsValue(change as Parameters<typeof form.setFieldsValue>[0])
    keep()
  }

  /** Everything but the signatures must be there before the company is asked to sign. */
  function showResult() {
    const about = { id: '', companyId: company.id, inspectorId }
    const missing = supervisionProblems(contentOf(all(), about)).filter(({ path }) => !path.startsWith('signing'))
    setTroubles(missing)
    const first = missing[0]
    if (first) scrollToItem(first.item)
    else set({ finishedAt: new Date().toISOString() })
  }

  const back = () => set({ finishedAt: undefined, officerSignatureId: undefined, companySignatureId: undefined })

  async function submit() {
    const values = { ...all(), finishedAt: all().finishedAt ?? new Date().toISOString() }
    const { actionId: id } = draft.send(values)
    const content = contentOf(values, { id, companyId: company.id, inspectorId })
    const missing = supervisionProblems(content)
    setTroubles(missing)
    if (missing.length > 0) return
    try {
      await act.mutateAsync({ params: { id: company.id }, body: bodyOf(values, content) })
    } catch (error) {
      setTroubles(error instanceof ApiProblem ? error.problems : [])
      const away = error instanceof ApiProblem && error.away
      message.error(away ? '连接已断开，内容已保留；恢复后再按一次“提交”' : problemWords(error))
      return
    }
    draft.drop()
    message.success('已提交，隐患已派给企业整改')
    navigate(`/company-visits/${id}`, { replace: true })
  }

  const completed = outcome === 'completed'
  const signing = completed && Boolean(finishedAt)
  return (
    <Form<SupervisionValues>
      form={form}
      layout='vertical'
      className='supervision'
      initialValues={start}
      onValuesChange={keep}
    >
      {draft.kept ? <Alert type='info' title='已恢复上次没有提交的检查' closable className='supervision-kept' /> : null}
      <div hidden={signing}>
        <Section title='这次检查' note={`检查表 ${currentSupervision().version}`}>
          <Form.Item name='outcome' label='结果'>
            <Radio.Group options={optionsOf(SUPERVISION_OUTCOME_LABEL)} optionType='button' />
          </Form.Item>
          <Form.Item name='roles' label='按哪类企业检查' rules={[{ required: true, type: 'array', min: 1 }]}>
            <Checkbox.Group options={optionsOf(COMPANY_ROLE_LABEL)} />
          </Form.Item>
        </Section>
        {completed ? <ItemList form={form} kept={keep} /> : null}
        <Section title={completed ? '现场照片与说明' : '情况'}>
          <PhotoField label='现场照片' required={!completed} />
          <TextField name='note' label='说明' required={!completed} placeholder='现场情况（完成检查的可不填）' />
        </Section>
      </div>
      {signing ? <Signing form={form} companyId={company.id} all={all} /> : null}
      <Troubles troubles={troubles} />
      <footer className='supervision-foot'>
        {signing ? <Button onClick={back}>返回修改（重新签字）</Button> : null}
        {completed && !signing ? (
          <Button type='primary' size='large' onClick={showResult}>
            核对结果并签字
          </Button>
        ) : (
          <Button type='primary' size='large' loading={act.isPending} onClick={submit}>
            提交
          </Button>
        )}
      </footer>
    </Form>
  )
}

function Troubles({ troubles }: { troubles: readonly Trouble[] }) {
  if (troubles.length === 0) return null
  return (
    <Alert
      type='error'
      title={`还差 ${troubles.length} 项`}
      description={
        <ul className='plain'>
          {troubles.slice(0, 6).map(({ message, item }) => (
            <li key={message}>
              {item ? (
                <Button type='link' size='small' onClick={() => scrollToItem(item)}>
                  {message}
                </Button>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      }
    />
  )
}
