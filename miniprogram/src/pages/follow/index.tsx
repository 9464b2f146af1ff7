import type { ResponseOf } from '@app/contract'
import { dateWords } from '@app/domain'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { Btn, Card, Field, Line, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { call, go } from '@/routes'
import { namelessApi } from '@/state/nameless-api'

type Answer = ResponseOf<'POST /api/v1/report-follows'>

export default function FollowPage() {
  const [receipt, setReceipt] = useState('')
  const [answer, setAnswer] = useState<Answer>()
  const [trouble, setTrouble] = useState('')

  function ask() {
    setTrouble('')
    namelessApi('POST /api/v1/report-follows', { body: { receipt: receipt.trim() } }).then(
      setAnswer,
      (error: Error) => {
        setAnswer(undefined)
        setTrouble(error.message)
      },
    )
  }

  return (
    <Screen title='查举报'>
      <Card title='输入查询码'>
        <Field
          id='receipt'
          label='12 位字母和数字'
          value={receipt}
          placeholder='如 7K3M-9QXZ-20DE'
          onChange={setReceipt}
        />
        <Btn id='ask' kind='primary' off={!receipt.trim()} onTap={ask}>
          查一查
        </Btn>
      </Card>
      {trouble ? (
        <Notice id='trouble' tone='amber'>
          {trouble}
        </Notice>
      ) : null}
      {answer ? <Told answer={answer} /> : null}
      <Btn kind='quiet' onTap={() => go.tell()}>
        再举报一件事
      </Btn>
    </Screen>
  )
}

function Told({ answer }: { answer: Answer }) {
  return (
    <>
      <Notice id='state' tone={answer.closed ? 'green' : 'plain'}>
        {answer.status}
        {answer.outcome ? `：${answer.outcome}` : ''}
      </Notice>
      {answer.answer ? (
        <Card id='answer' title='答复'>
          <Text className='plain'>{answer.answer}</Text>
        </Card>
      ) : null}
      <Card title={answer.category}>
        {answer.steps.map(({ on, words }, index) => (
          <Line key={`${on} ${words}`} first={index === 0} title={words} note={dateWords(on)} />
        ))}
        {answer.closed ? null : <Text className='muted'>最迟 {dateWords(answer.answerBy)} 答复</Text>}
      </Card>
      <Btn kind='quiet' onTap={() => call(answer.dutyPhone)}>
        不满意？打电话 {answer.dutyPhone}
      </Btn>
    </>
  )
}
