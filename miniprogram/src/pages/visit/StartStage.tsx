import { currentChecklist, findItem, VISIT_OUTCOME_LABEL, type VisitOutcome } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { CallPart } from '@/components/CallPart'
import { Btn, Card, Choice } from '@/components/parts'
import { sure } from '@/routes'
import type { VisitDraft } from '@/visit/draft'
import { DiscardPart } from './DiscardPart'
import { DoorPart } from './DoorPart'
import { JoinPart } from './JoinPart'
import { LeakPart } from './LeakPart'
import type { StageProps } from './stages'

const NO_LEAK = { valveClosed: false, ventilated: false, everyoneOut: false, calledAt: null }

const OUTCOMES = (Object.keys(VISIT_OUTCOME_LABEL) as VisitOutcome[])
  .filter((value) => value !== 'evacuated')
  .map((value) => ({ value, label: value === 'completed' ? '在家，开始检查' : VISIT_OUTCOME_LABEL[value] }))

const ended = (outcome: VisitOutcome) => (draft: VisitDraft) => ({
  ...draft,
  outcome,
  outcomeReason: null,
  nextVisitOn: null,
  leak: outcome === 'evacuated' ? (draft.leak ?? NO_LEAK) : null,
})

export function StartStage({ draft, change, go }: StageProps) {
  async function pick(outcome: VisitOutcome) {
    const loses = draft.outcome === 'completed' && draft.answers.length > 0 && outcome !== 'completed'
    if (loses && !(await sure('改了到访结果，已答的检查项这次不会提交。'))) return
    change(ended(outcome))
    if (outcome === 'completed') go('count')
  }
  return (
    <View>
      <View id='leak' className='danger' onClick={() => change(ended('evacuated'))}>
        <Text className='danger__title'>闻到气味？关阀、开窗、离开 ›</Text>
        <Text className='danger__text'>表先不填，人先出去</Text>
      </View>
      {draft.outcome === 'evacuated' ? <LeakPart draft={draft} change={change} go={go} /> : null}
      <PreviousPart draft={draft} change={change} />
      <UnseenPart codes={draft.premises.unableItems} />
      <Card title='这次到访'>
        <Choice id='outcome' options={OUTCOMES} value={draft.outcome} onPick={(outcome) => void pick(outcome)} />
      </Card>
      <CallPart premises={draft.premises} />
      {draft.outcome === 'completed' ? (
        <Btn id='to-count' kind='primary' onTap={() => go('count')}>
          下一步：核瓶
        </Btn>
      ) : null}
      {draft.outcome && draft.outcome !== 'completed' && draft.outcome !== 'evacuated' ? (
        <DoorPart draft={draft} change={change} go={go} />
      ) : null}
      {draft.outcome ? null : <JoinPart draft={draft} change={change} go={go} />}
      {draft.outcome ? <DiscardPart draftId={draft.id} /> : null}
    </View>
  )
}

/** What nobody could look at last time comes first. */
function UnseenPart({ codes }: { codes: readonly string[] }) {
  if (!codes.length) return null
  return (
    <Card id='unseen' title='上次没看到，这次先查'>
      {codes.map((code) => (
        <Text key={code} className='plain'>
          {code} {findItem(currentChecklist(), code)?.text}
        </Text>
      ))}
    </Card>
  )
}

/** 上次问题 已改／未改: asked first, since the household waits to be asked. */
function PreviousPart({ draft, change }: Pick<StageProps, 'draft' | 'change'>) {
  if (!draft.previous.length) return null
  const set = (hazardId: string, putRight: boolean) =>
    change((before) => ({
      ...before,
      previous: before.previous.map((one) => (one.hazardId === hazardId ? { ...one, putRight } : one)),
    }))
  return (
    <Card id='previous' title={`上次问题 ${draft.previous.length}`}>
      {draft.previous.map(({ hazardId, title, putRight }) => (
        <View key={hazardId} className='item'>
          <Text className='item__text'>{title}</Text>
          <Choice
            id={`previous-${hazardId}`}
            options={[
              { value: 'yes', label: '已改', tone: 'green' },
              { value: 'no', label: '未改', tone: 'red' },
            ]}
            value={putRight === null ? null : putRight ? 'yes' : 'no'}
            onPick={(value: 'yes' | 'no') => set(hazardId, value === 'yes')}
          />
        </View>
      ))}
    </Card>
  )
}
