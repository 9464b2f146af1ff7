import {
  currentChecklist,
  DEADLINE_DAYS,
  type FailReason,
  findReason,
  GRADE_LABEL,
  measureLabel,
  reasonsFor,
} from '@app/domain'
import { Text, View } from '@tarojs/components'
import { PhotoTaker } from '@/components/PhotoTaker'
import { Choice, Notice } from '@/components/parts'
import type { HeldPhoto } from '@/photos/held-photo'
import { answerOf, setAnswer } from '@/visit/answers'
import { type ItemProps, idOf } from './item'

/** 不合格: the reason is chosen and brings grade, measure and deadline with it. */
export function FailPart({ question, draft, change }: ItemProps) {
  const { item } = question
  const type = draft.premises.type
  const answer = answerOf(draft, question)
  const reason = findReason(item, answer?.reason ?? null)
  return (
    <View>
      <Text className='plain'>哪里不合格</Text>
      <Choice
        id={`reason-${idOf(question)}`}
        column
        options={reasonsFor(item, type).map(({ code, wording }) => ({ value: code, label: wording }))}
        value={answer?.reason}
        onPick={(code) => change(setAnswer(question, { reason: code }))}
      />
      {reason ? (
        <Notice id={`follows-${idOf(question)}`} tone={reason.grade[type] === 'A' ? 'red' : 'amber'}>
          <Text className='strong'>{GRADE_LABEL[reason.grade[type]]}</Text>
          <Text className='plain'>现在：{measureLabel(currentChecklist(), reason.measure)}</Text>
          <Text className='plain'>整改：{reason.remedy}</Text>
          <Text className='plain'>{deadline(reason, reason.grade[type])}</Text>
        </Notice>
      ) : null}
      {reason && !reason.structural ? <FixedPart question={question} draft={draft} change={change} /> : null}
    </View>
  )
}

function deadline(reason: FailReason, grade: keyof typeof DEADLINE_DAYS): string {
  const days = DEADLINE_DAYS[grade]
  if (days === null) return '建议，不设期限'
  return reason.structural ? '明天内停止使用，另报改造方案' : `期限：${days} 天内改好`
}

/** 立行立改 counts only with a picture before and one after. */
function FixedPart({ question, draft, change }: ItemProps) {
  const fixed = answerOf(draft, question)?.fixed
  const photo = (id: string | undefined) => draft.photos.filter((one) => id && one.id === id)
  const keep = (part: 'beforePhotoId' | 'afterPhotoId') => (taken: HeldPhoto) =>
    change((before) => {
      const known = answerOf(before, question)?.fixed ?? { beforePhotoId: '', afterPhotoId: '' }
      return setAnswer(question, { fixed: { ...known, [part]: taken.id } })({
        ...before,
        photos: [...before.photos, taken],
      })
    })
  return (
    <View>
      <Text className='plain'>当场能改好？拍改前、改后各一张</Text>
      <View className='btns'>
        <PhotoTaker
          id={`before-${idOf(question)}`}
          label='改前'
          photos={photo(fixed?.beforePhotoId)}
          onTake={keep('beforePhotoId')}
        />
        <PhotoTaker
          id={`after-${idOf(question)}`}
          label='改后'
          photos={photo(fixed?.afterPhotoId)}
          onTake={keep('afterPhotoId')}
        />
      </View>
    </View>
  )
}
