import { VISIT_KIND_LABEL } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { Blank, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { given, toTop } from '@/routes'
import { useSession } from '@/state/session'
import { clockWords } from '@/state/words'
import { CheckStage } from './CheckStage'
import { CountStage } from './CountStage'
import { ResultStage } from './ResultStage'
import { SignStage } from './SignStage'
import { StageBar } from './StageBar'
import { StartStage } from './StartStage'
import { type Stage, type StageProps, stagesOf } from './stages'
import { useVisit } from './use-visit'

const BODY: Record<Stage, (props: StageProps) => ReactNode> = {
  start: StartStage,
  count: CountStage,
  check: CheckStage,
  result: ResultStage,
  sign: SignStage,
}

export default function VisitPage() {
  const { draftId, premisesId, offer } = useRouter().params
  const accountId = useSession()?.account.id
  const visit = useVisit({ accountId, draftId, premisesId, offer: offer && given(offer) })
  const [stage, setStage] = useState<Stage | null>(null)
  if (!visit) {
    return (
      <Screen title='检查单'>
        <Blank id='no-visit'>
          {offer
            ? '这一户东西多，二维码放不下，手机里又没有这一户：请主责自己查这几类'
            : '手机里没有这一户，请回“今日”同步一次'}
        </Blank>
      </Screen>
    )
  }
  const open = (next: Stage) => {
    setStage(next)
    toTop()
  }
  const { draft } = visit
  const stages = stagesOf(draft)
  const shown = stage && stages.includes(stage) ? stage : (stages[0] ?? 'start')
  const Body = BODY[shown]
  return (
    <Screen title='检查单'>
      <View id='visit-head' className='visit-head'>
        <Text className='strong'>
          {draft.premises.label} {draft.premises.partyName}
        </Text>
        <Text id='saved' className='muted'>
          {VISIT_KIND_LABEL[draft.kind]}检查 · {clockWords(draft.updatedAt)} 已存本机
        </Text>
      </View>
      {draft.problems.length ? (
        <Notice id='problems' tone='red'>
          {draft.problems.map((problem) => (
            <Text key={problem.path + problem.message} className='plain'>
              · {problem.message}
            </Text>
          ))}
        </Notice>
      ) : null}
      <StageBar stages={stages} stage={shown} onPick={open} />
      <Body {...visit} go={open} />
    </Screen>
  )
}
