import { Alert, App, Button, Form, type FormInstance } from 'antd'
import { useState } from 'react'
import { ApiProblem, problemWords } from '../../../api/problem'
import { useDraft } from '../../../ui/draft'
import type { Photo } from '../../../ui/photos'
import { Section } from '../../../ui/section'
import type { PremisesDetail } from '../../premises/types'
import { AnswersInput } from './answers-input'
import { PaperFoot } from './paper-foot'
import { bodyOf, type PaperValues, questionsOf, thingName } from './paper-values'
import { HeadFields, SigningFields } from './sheet-fields'
import { SheetPhotos } from './sheet-photos'
import { BottlesInput, SetsInput, StrangeInput } from './things-input'
import type { SheetBody } from './types'
import { useWatched } from './use-watched'

interface PaperFormProps {
  premises: PremisesDetail
  initial: Partial<PaperValues>
  /** What is typed is kept under this name until it is sent. */
  draft: string
  stored?: readonly Photo[]
  /** `actionId` is the same when the same entries are sent again after a lost answer. */
  submit(body: SheetBody, actionId: string): Promise<unknown>
}

/** The sheet on the left, what stands on it on the right; nothing typed is lost on the way. */
export function PaperForm({ premises, initial, draft: subject, stored, submit }: PaperFormProps) {
  const { message } = App.useApp()
  const [form] = Form.useForm<PaperValues>()
  const draft = useDraft<PaperValues>(subject)
  const [restored, setRestored] = useState(draft.kept !== null)
  const [busy, setBusy] = useState(false)
  const begun = { ...initial, ...draft.kept?.values }

  async function send() {
    const values = { ...begun, ...form.getFieldsValue(true) } as PaperValues
    const { actionId } = draft.send(values)
    setBusy(true)
    try {
      await submit(bodyOf(values, premises), actionId)
      draft.drop()
    } catch (error) {
      const away = error instanceof ApiProblem && error.away
      message.error(away ? `${problemWords(error)}。填写的内容已留在本页，恢复后再按一次“送审”` : problemWords(error))
    } finally {
      setBusy(false)
    }
  }

  function clear() {
    draft.drop()
    form.setFieldsValue({ ...initial } as Parameters<typeof form.setFieldsValue>[0])
    setRestored(false)
  }

  return (
    <Form<PaperValues>
      form={form}
      layout='vertical'
      initialValues={begun}
      onValuesChange={() => draft.typed({ ...begun, ...form.getFieldsValue(true) })}
    >
      {restored ? <Restored clear={clear} /> : null}
      <div className='paper-grid'>
        <aside>
          <Section title='纸质单照片' note='必须'>
            <Form.Item name='sheetPhotoIds' noStyle>
              <SheetPhotos stored={stored} />
            </Form.Item>
          </Section>
        </aside>
        <div>
          <Section title='单头'>
            <HeadFields premises={premises} form={form} />
          </Section>
          <Completed premises={premises} form={form} />
          <Section title='签字'>
            <SigningFields form={form} />
          </Section>
          <PaperFoot premises={premises} form={form} begun={begun} busy={busy} send={() => void send()} />
        </div>
      </div>
    </Form>
  )
}

const Restored = ({ clear }: { clear(): void }) => (
  <Alert
    type='info'
    showIcon={false}
    title='已恢复上次没有送审的内容'
    action={
      <Button size='small' onClick={clear}>
        清空重填
      </Button>
    }
    style={{ marginBottom: 12 }}
  />
)

/** Only a completed visit counts bottles and answers items. */
function Completed({ premises, form }: { premises: PremisesDetail; form: FormInstance<PaperValues> }) {
  const values = useWatched(form)
  if (values.outcome !== undefined && values.outcome !== 'completed') return null
  const questions = questionsOf({ outcome: 'completed', ...values }, premises)
  return (
    <>
      <Section title='核瓶' note='按纸上写的记'>
        <Form.Item name='bottles' noStyle>
          <BottlesInput bottles={premises.bottles} />
        </Form.Item>
        <Form.Item name='strange' noStyle>
          <StrangeInput />
        </Form.Item>
      </Section>
      <Section title='灶具、报警器' note='纸上逐套检查的'>
        <Form.Item name='sets' noStyle>
          <SetsInput />
        </Form.Item>
      </Section>
      <Section title='检查项' note='1 合格 · 2 不合格 · 3 无法检查 · 4 不适用 · ↑↓ 换行 · 回车：其余合格'>
        <Form.Item name='answers' noStyle>
          <AnswersInput
            questions={questions}
            premisesType={premises.type}
            sheetPhotoIds={values.sheetPhotoIds ?? []}
            nameOf={(question) => thingName(question.thing, values, premises)}
          />
        </Form.Item>
      </Section>
    </>
  )
}
