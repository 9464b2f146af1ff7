import type { InputOf, ResponseOf } from '@app/contract'
import { dateWords, newId } from '@app/domain'
import { Text } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { PhotoTaker } from '@/components/PhotoTaker'
import { Blank, Btn, Card, Choice, Field } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { StoredPhotos } from '@/components/StoredPhotos'
import { asFile, type HeldPhoto } from '@/photos/held-photo'
import { say } from '@/routes'
import { api } from '@/state/api'
import { isEmergency } from '@/state/hazard'
import { submit } from '@/state/outbox'
import { useSession } from '@/state/session'
import { premisesOf } from '@/state/today'

type Body = InputOf<'POST /api/v1/hazards/:id/recheck'>['body']
type HazardPhoto = ResponseOf<'GET /api/v1/hazards/:id'>['photos'][number]
type Verdict = 'pass' | 'fail'

interface Form {
  verdict: Verdict | undefined
  photos: HeldPhoto[]
  reason: string
  reading: string
}

function missing(form: Form, needsReading: boolean): string {
  if (!form.verdict) return '请选改好了没有'
  if (!form.photos.length) return '请拍一张现场照片'
  if (form.verdict === 'fail' && !form.reason.trim()) return '请写没改好的原因'
  if (form.verdict === 'pass' && needsReading && !/^\d+(\.\d)?$/.test(form.reading)) return '请填检测仪读数'
  return ''
}

function bodyOf(form: Form): Body {
  return {
    actionId: newId(),
    at: new Date().toISOString(),
    pass: form.verdict === 'pass',
    photoIds: form.photos.map((photo) => photo.id),
    reason: form.reason.trim() || null,
    readingLelTenths: form.reading ? Math.round(Number(form.reading) * 10) : null,
  }
}

export default function RecheckPage() {
  const { premisesId = '', hazardId = '' } = useRouter().params
  const account = useSession()?.account
  const premises = account ? premisesOf(account.id, premisesId) : undefined
  const hazard = premises?.hazards.find((one) => one.id === hazardId)
  const [form, setForm] = useState<Form>({ verdict: undefined, photos: [], reason: '', reading: '' })
  if (!account || !premises || !hazard) {
    return (
      <Screen title='复查'>
        <Blank>手机里没有这条隐患，请回“今日”同步一次</Blank>
      </Screen>
    )
  }
  const needsReading = isEmergency(hazard)

  function send() {
    const gap = missing(form, needsReading)
    if (gap || !account || !premises || !hazard) return say(gap)
    const body = bodyOf(form)
    submit({
      id: body.actionId,
      accountId: account.id,
      kind: 'recheck',
      title: `复查 ${premises.label} ${hazard.title}`,
      subjectId: hazard.id,
      path: `/api/v1/hazards/${hazard.id}/recheck`,
      body,
      draft: null,
      files: form.photos.map((photo) => asFile(photo, 'recheck')),
    })
    say('已存本机，联网后自动发送')
    void Taro.navigateBack()
  }

  return (
    <Screen title='复查'>
      <Card title={hazard.title} aside={premises.label}>
        <Text className='plain'>{hazard.deadlineOn ? `截止 ${dateWords(hazard.deadlineOn)}` : '没有期限'}</Text>
      </Card>
      <FoundPhotos hazardId={hazard.id} />
      <Card title='改好了没有'>
        <Choice
          id='verdict'
          options={[
            { value: 'pass', label: '已改好', tone: 'green' },
            { value: 'fail', label: '没改好', tone: 'red' },
          ]}
          value={form.verdict}
          onPick={(verdict: Verdict) => setForm({ ...form, verdict })}
        />
        <PhotoTaker
          id='recheck-photo'
          label='拍现场'
          photos={form.photos}
          onTake={(photo) => setForm({ ...form, photos: [...form.photos, photo] })}
        />
        {form.verdict === 'fail' ? (
          <Field
            id='reason'
            label='没改好的原因'
            value={form.reason}
            onChange={(reason) => setForm({ ...form, reason })}
          />
        ) : null}
        {form.verdict === 'pass' && needsReading ? (
          <Field
            id='reading'
            label='检测仪读数（%LEL，没有就是 0）'
            value={form.reading}
            onChange={(reading) => setForm({ ...form, reading })}
          />
        ) : null}
      </Card>
      <Btn id='send-recheck' kind='primary' onTap={send}>
        提交复查
      </Btn>
    </Screen>
  )
}

/** What it looked like when it was found, and after the repair that was reported; without network there is none. */
function FoundPhotos({ hazardId }: { hazardId: string }) {
  const [photos, setPhotos] = useState<HazardPhoto[]>([])
  useEffect(() => {
    api('GET /api/v1/hazards/:id', { params: { id: hazardId } }).then(
      (hazard) => setPhotos(hazard.photos),
      () => undefined,
    )
  }, [hazardId])
  if (!photos.length) return null
  return (
    <Card title='以前的照片'>
      <StoredPhotos id='found-photos' photos={photos} />
    </Card>
  )
}
