import {
  ANSWER_LABEL,
  type AnswerResult,
  checklistByVersion,
  currentChecklist,
  findItem,
  reasonsFor,
  saidWords,
} from '@app/domain'
import { Alert, Button, Form, Radio, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/use-api'
import { TextField } from '../../ui/fields'
import { type DialogProps, FormDialog } from '../../ui/form-dialog'
import type { Answer, InspectionDetail } from './types'

interface About {
  inspection: InspectionDetail
  answer: Answer
}

interface Values {
  result: AnswerResult
  reasonCode?: string
  reason: string
}

/** 更正 of one answer, from the answer itself. */
export function CorrectAnswer(about: About) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button type='link' size='small' onClick={() => setOpen(true)}>
        更正
      </Button>
      {open ? <CorrectDialog {...about} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function CorrectDialog({ inspection, answer, onClose }: About & DialogProps) {
  const act = useAct('POST /api/v1/inspections/:id/corrections')
  const checklist = checklistByVersion(inspection.content.checklistVersion) ?? currentChecklist()
  const said = saidNow(inspection, answer)
  const { item, thing } = answer
  return (
    <FormDialog<Values>
      title={`更正 ${item} ${findItem(checklist, item)?.text ?? ''}`}
      okText='更正'
      done={said.result === 'fail' ? '已提出更正；有隐患的等另一位同事确认误录' : '已更正，签字原件不变'}
      draft={`inspection.correct/${inspection.id}/${item}/${thing.id}`}
      onClose={onClose}
      submit={({ result, reasonCode, reason }, actionId) => {
        const after = { result, reason: result === 'fail' || result === 'unable' ? (reasonCode ?? null) : null }
        return act.mutateAsync({
          params: { id: inspection.id },
          body: { actionId, reason, change: { kind: 'answer', item, thing, before: said, after } },
        })
      }}
    >
      <Alert
        type='info'
        showIcon={false}
        title={`现在记的是“${saidWords(checklist, item, said)}”。签字原件不改，更正写在旁边，谁改的、为什么都看得见。`}
        style={{ marginBottom: 16 }}
      />
      <Asked inspection={inspection} item={item} />
      <TextField name='reason' label='为什么更正' required placeholder='怎么发现的，依据什么' />
    </FormDialog>
  )
}

function Asked({ inspection, item: code }: { inspection: InspectionDetail; item: string }) {
  const { checklistVersion, premisesType } = inspection.content
  const checklist = checklistByVersion(checklistVersion) ?? currentChecklist()
  const item = findItem(checklist, code)
  const result = Form.useWatch<AnswerResult>('result')
  const choices = (Object.keys(ANSWER_LABEL) as AnswerResult[]).filter((one) => one !== 'na' || item?.mayNotApply)
  const reasons =
    result === 'fail' && item
      ? reasonsFor(item, premisesType).map((one) => ({ value: one.code, label: one.wording }))
      : checklist.unableReasons.map((one) => ({ value: one.code, label: one.label }))
  return (
    <>
      <Form.Item name='result' label='应为' rules={[{ required: true, message: '请选择' }]}>
        <Radio.Group optionType='button' options={choices.map((value) => ({ value, label: ANSWER_LABEL[value] }))} />
      </Form.Item>
      {result === 'fail' || result === 'unable' ? (
        <Form.Item key={result} name='reasonCode' label='原因' rules={[{ required: true, message: '请选择原因' }]}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={reasons} />
        </Form.Item>
      ) : null}
    </>
  )
}

/** As it reads with what has been corrected so far. */
function saidNow({ corrections }: InspectionDetail, { item, thing, result, reason }: Answer) {
  const last = corrections
    .filter(({ status }) => status === 'standing')
    .flatMap(({ change }) =>
      change.kind === 'answer' && change.item === item && change.thing.id === thing.id ? [change.after] : [],
    )
    .pop()
  return last ?? { result, reason }
}
