import { ANSWER_LABEL, type AnswerResult, currentChecklist, type ItemToAnswer } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { Choice, Tag } from '@/components/parts'
import { go, say } from '@/routes'
import { answerOf, gapOf, prejudged, setAnswer } from '@/visit/answers'
import { AnswerPhotos } from './AnswerPhotos'
import { FailPart } from './FailPart'
import { type ItemProps, idOf } from './item'

const SMELL_OF_GAS = 'E09'

function options({ item }: ItemToAnswer) {
  const results: AnswerResult[] = item.mayNotApply ? ['pass', 'fail', 'na', 'unable'] : ['pass', 'fail', 'unable']
  const tone = (result: AnswerResult) => (result === 'pass' ? 'green' : result === 'fail' ? 'red' : undefined)
  return results.map((value) => ({ value, label: ANSWER_LABEL[value], tone: tone(value) }) as const)
}

export function ItemRow({ question, draft, change }: ItemProps) {
  const { item } = question
  const answer = answerOf(draft, question)
  const judged = prejudged(draft, question)
  const gap = answer?.result ? gapOf(question, answer) : ''

  function pick(result: AnswerResult) {
    if (item.code === SMELL_OF_GAS && result === 'fail') {
      say('先关阀、开窗、离开')
      return go.leak()
    }
    const reason = result === 'fail' && judged?.result === 'fail' ? judged.reason : null
    change(setAnswer(question, { result, reason, fixed: null }))
  }

  return (
    <View id={`item-${idOf(question)}`} className='item'>
      <Text className='item__text'>
        {item.code} {item.text}
      </Text>
      <Text className='muted'>{item.howTo}</Text>
      {judged ? (
        <Tag tone={judged.result === 'fail' ? 'red' : 'green'}>
          系统已判{judged.result === 'fail' ? '不合格' : '合格'}：{judged.why}，请确认
        </Tag>
      ) : null}
      <Choice id={`answer-${idOf(question)}`} options={options(question)} value={answer?.result} onPick={pick} />
      {answer?.result === 'fail' ? <FailPart question={question} draft={draft} change={change} /> : null}
      {answer?.result === 'unable' ? <UnablePart question={question} draft={draft} change={change} /> : null}
      <AnswerPhotos question={question} draft={draft} change={change} />
      {gap ? <Tag tone='amber'>{gap}</Tag> : null}
    </View>
  )
}

function UnablePart({ question, draft, change }: ItemProps) {
  return (
    <View>
      <Text className='plain'>为什么看不到（下次先查这一项）</Text>
      <Choice
        id={`unable-${idOf(question)}`}
        options={currentChecklist().unableReasons.map(({ code, label }) => ({ value: code, label }))}
        value={answerOf(draft, question)?.reason}
        onPick={(reason) => change(setAnswer(question, { reason }))}
      />
    </View>
  )
}
