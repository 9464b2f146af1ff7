import { addDays, OUTCOME_REASONS, VISIT_OUTCOME_LABEL } from '@app/domain'
import { Text } from '@tarojs/components'
import { DateField } from '@/components/DateField'
import { PhotoTaker } from '@/components/PhotoTaker'
import { Btn, Card, Choice } from '@/components/parts'
import { today } from '@/state/words'
import type { StageProps } from './stages'

const QUICK_DAYS = [1, 3, 7, 30] as const
const WITH_DATE = new Set(['rescheduled', 'closed', 'not_home', 'refused'])

/** A visit that ends at the door: why, a picture of the door, when to come again. */
export function DoorPart({ draft, change, go }: StageProps) {
  if (!draft.outcome) return null
  const reasons = OUTCOME_REASONS[draft.outcome].map(({ code, label }) => ({ value: code, label }))
  const photos = draft.photos.filter((photo) => draft.placePhotoIds.includes(photo.id))
  const date = (nextVisitOn: string) => change((before) => ({ ...before, nextVisitOn }))
  return (
    <Card id='door' title={VISIT_OUTCOME_LABEL[draft.outcome]}>
      <Text className='plain'>原因</Text>
      <Choice
        id='outcome-reason'
        column
        options={reasons}
        value={draft.outcomeReason}
        onPick={(outcomeReason) => change((before) => ({ ...before, outcomeReason }))}
      />
      <Text className='plain'>门口照片（带门牌）</Text>
      <PhotoTaker
        id='door-photo'
        label='拍门口'
        photos={photos}
        onTake={(photo) =>
          change((before) => ({
            ...before,
            photos: [...before.photos, photo],
            placePhotoIds: [...before.placePhotoIds, photo.id],
          }))
        }
      />
      {draft.outcome === 'not_home' ? (
        <Text className='muted'>留的条子要折好，不写日期、不写“家里没人”，免得招贼。</Text>
      ) : null}
      {WITH_DATE.has(draft.outcome) ? (
        <>
          <Choice
            id='next-days'
            options={QUICK_DAYS.map((days) => ({ value: addDays(today(), days), label: `${days}天后` }))}
            value={draft.nextVisitOn}
            onPick={date}
          />
          <DateField id='next-visit' label='下次上门' value={draft.nextVisitOn} from={today()} onPick={date} />
        </>
      ) : null}
      <Btn id='door-done' kind='primary' onTap={() => go('sign')}>
        下一步：网格员签字
      </Btn>
    </Card>
  )
}
