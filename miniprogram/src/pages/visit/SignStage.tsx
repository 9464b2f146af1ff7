import type { Problem } from '@app/domain'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useMemo, useRef, useState } from 'react'
import { Btn, Card, Notice } from '@/components/parts'
import { type SignatureHandle, SignaturePad } from '@/components/SignaturePad'
import { say } from '@/routes'
import { drafts } from '@/state/drafts'
import { submit } from '@/state/outbox'
import { contentOf } from '@/visit/content'
import type { VisitDraft } from '@/visit/draft'
import { problemsOf } from '@/visit/joint'
import { type DrawnSignature, submissionOf } from '@/visit/submission'
import { drawnBy } from './drawn'
import { HouseholdPart } from './HouseholdPart'
import type { StageProps } from './stages'

const now = () => new Date().toISOString()

/** Nobody was there to sign, or nobody may stay to sign. */
const mayHouseholdSign = (draft: VisitDraft) => draft.outcome === 'completed'
/** Outside a house full of gas nobody is asked to write his name. */
const mustInspectorSign = (draft: VisitDraft) => draft.outcome !== 'evacuated'

export function SignStage({ draft, change }: StageProps) {
  const household = useRef<SignatureHandle>(null)
  const inspector = useRef<SignatureHandle>(null)
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const finishedAt = useMemo(() => draft.shownAt ?? now(), [draft.shownAt])
  const withHousehold = mayHouseholdSign(draft)
  const withInspector = mustInspectorSign(draft)
  const householdDraws = withHousehold && draft.signing.mode === 'signed'

  async function signatures(): Promise<DrawnSignature[] | string> {
    const theirs = householdDraws ? await drawnBy('household', household.current) : undefined
    if (householdDraws && !theirs) return '请住户签字'
    const mine = withInspector ? await drawnBy('inspector', inspector.current) : undefined
    if (withInspector && !mine) return '请网格员签字'
    return [theirs, mine].filter((drawn) => drawn !== undefined)
  }

  async function send() {
    const made = contentOf(draft, finishedAt)
    const found = problemsOf(draft, made.content)
    setProblems(found)
    if (found.length) return
    const drawn = await signatures()
    if (typeof drawn === 'string') return say(drawn)
    submit(submissionOf(draft, made, drawn))
    drafts.remove(draft.id)
    say('已存本机，联网后自动发送')
    void Taro.redirectTo({ url: '/pages/outbox/index' })
  }

  return (
    <View>
      {problems.length ? (
        <Notice id='sign-problems' tone='red'>
          {problems.map((problem) => (
            <Text key={problem.path + problem.message} className='plain'>
              · {problem.message}
            </Text>
          ))}
        </Notice>
      ) : null}
      {withHousehold ? <HouseholdPart draft={draft} change={change} pad={household} /> : null}
      {withInspector ? (
        <Card title='网格员签字' aside={<ClearButton onTap={() => inspector.current?.clear()} />}>
          <SignaturePad id='sign-inspector' ref={inspector} />
          <Text className='muted'>谁检查、谁签字、谁负责</Text>
        </Card>
      ) : (
        <Notice tone='red'>人都在室外了再提交。提交后值班台会接手。</Notice>
      )}
      <Btn
        id='submit'
        kind='primary'
        off={busy}
        onTap={() => {
          setBusy(true)
          void send().finally(() => setBusy(false))
        }}
      >
        {busy ? '正在保存…' : '提交'}
      </Btn>
    </View>
  )
}

function ClearButton({ onTap }: { onTap: () => void }) {
  return (
    <Btn small kind='quiet' onTap={onTap}>
      重签
    </Btn>
  )
}
