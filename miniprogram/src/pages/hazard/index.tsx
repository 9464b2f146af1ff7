import type { InputOf, ResponseOf } from '@app/contract'
import { dateWords, newId } from '@app/domain'
import { Text } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { AreaField } from '@/components/AreaField'
import { DangerHelp } from '@/components/DangerHelp'
import { PhotoTaker } from '@/components/PhotoTaker'
import { Blank, Btn, Card, Notice, Tag } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { StoredPhotos } from '@/components/StoredPhotos'
import { ENTRY_STATE_LABEL } from '@/outbox/entry'
import { asFile, type HeldPhoto } from '@/photos/held-photo'
import { given, say } from '@/routes'
import { api } from '@/state/api'
import { gradeWords, isEmergency, isLeft, type TodayHazard } from '@/state/hazard'
import { submit } from '@/state/outbox'
import { useSession } from '@/state/session'
import { useSubmitted } from '@/state/submitted'
import { premisesOf, type TodayPremises } from '@/state/today'
import { useLoaded } from '@/state/use-loaded'
import { GRADE_TONE } from '@/state/words'

type Body = InputOf<'POST /api/v1/hazards/:id/rectify'>['body']
type Detail = ResponseOf<'GET /api/v1/hazards/:id'>

const MOST_NOTE = 200

/** What is wrong, what is to be done until when, and the picture that says it was. */
export default function HazardPage() {
  const { premisesId, hazardId } = useRouter().params
  const account = useSession()?.account
  const place = premisesOf(account?.id ?? '', given(premisesId))
  const hazard = place?.hazards.find(({ id }) => id === hazardId)
  if (!account || !place || !hazard) {
    return (
      <Screen title='隐患'>
        <Blank>手机里没有这条隐患，请回“今日”同步一次</Blank>
      </Screen>
    )
  }
  return (
    <Screen title='隐患'>
      <Card
        id='hazard'
        title={hazard.title}
        aside={<Tag tone={GRADE_TONE[hazard.grade]}>{gradeWords(hazard.grade)}</Tag>}
      >
        <Text className='strong'>
          {place.label} {place.partyName}
        </Text>
        <Text className='plain'>{hazard.deadlineOn ? `${dateWords(hazard.deadlineOn)}前改好` : '不设期限'}</Text>
        {hazard.overdue && isLeft(hazard) ? <Notice tone='red'>已过期限，请上门催一催</Notice> : null}
      </Card>
      <Kept hazardId={hazard.id} />
      <Next accountId={account.id} place={place} hazard={hazard} />
    </Screen>
  )
}

/** Measure, remedy and pictures are with the office; without network the day's package has to do. */
function Kept({ hazardId }: { hazardId: string }) {
  const load = useCallback(() => api('GET /api/v1/hazards/:id', { params: { id: hazardId } }), [hazardId])
  const { data } = useLoaded<Detail>(load)
  if (!data) return <Text className='muted'>连上网后能看到现场照片和怎么改</Text>
  return (
    <Card id='hazard-kept' title='怎么改'>
      <Text className='strong'>没改好前：{data.measure}</Text>
      {data.remedy ? <Text className='plain'>{data.remedy}</Text> : null}
      {data.assignee ? <Text className='muted'>派给了 {data.assignee}</Text> : null}
      <StoredPhotos id='hazard-photos' photos={data.photos} />
    </Card>
  )
}

interface NextProps {
  accountId: string
  place: TodayPremises
  hazard: TodayHazard
}

function Next(props: NextProps) {
  const { hazard } = props
  const sent = useSubmitted()(hazard.id)
  if (sent) return <Notice id='rectify-told'>刚才已报改好 · {ENTRY_STATE_LABEL[sent]}</Notice>
  if (!isLeft(hazard)) return <Notice id='rectify-told'>已报改好，等网格员上门复查</Notice>
  if (isEmergency(hazard)) return <DangerHelp />
  return <Rectify {...props} />
}

function Rectify({ accountId, place, hazard }: NextProps) {
  const [photos, setPhotos] = useState<HeldPhoto[]>([])
  const [note, setNote] = useState('')

  function send() {
    if (!photos.length) return say('请拍改好以后的照片')
    const body: Body = {
      actionId: newId(),
      at: new Date().toISOString(),
      photoIds: photos.map(({ id }) => id),
      note: note.trim() || null,
      readingLelTenths: null,
    }
    submit({
      id: body.actionId,
      accountId,
      kind: 'rectify',
      title: `改好了 ${place.label} ${hazard.title}`,
      subjectId: hazard.id,
      path: `/api/v1/hazards/${hazard.id}/rectify`,
      body,
      draft: null,
      files: photos.map((photo) => asFile(photo, 'after')),
    })
    say('已存本机，联网后自动发送')
    void Taro.navigateBack()
  }

  return (
    <Card title='已经改好了？'>
      <Text className='plain'>拍下改好以后的样子，网格员会来复查。</Text>
      <PhotoTaker
        id='after-photo'
        label='拍改好的样子'
        photos={photos}
        onTake={(photo) => setPhotos([...photos, photo])}
      />
      <AreaField id='rectify-note' label='补充一句（可不写）' value={note} most={MOST_NOTE} onChange={setNote} />
      <Btn id='send-rectify' kind='primary' onTap={send}>
        报改好了
      </Btn>
    </Card>
  )
}
