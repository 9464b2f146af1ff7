import type { InputOf } from '@app/contract'
import { CYLINDER_MODELS, newId } from '@app/domain'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { asFile, type HeldPhoto } from '@/photos/held-photo'
import { go, say } from '@/routes'
import { submit } from '@/state/outbox'
import { useSession } from '@/state/session'
import { todayOf } from '@/state/today'
import { PhotoTaker } from './PhotoTaker'
import { Btn, Card, Choice, Field } from './parts'

type Body = InputOf<'POST /api/v1/cylinders/unregistered'>['body']

const ELSEWHERE = 'elsewhere'
const MODELS = [
  ...CYLINDER_MODELS.map(({ model, usualName }) => ({ value: model, label: `${usualName} ${model}` })),
  { value: 'unknown', label: '看不出来' },
]

function missing(photo: HeldPhoto | undefined, model: string, place: string, where: string): string {
  if (!photo) return '请拍一张钢印照片'
  if (!model) return '请选瓶的大小'
  if (!place) return '请选在哪一户'
  if (place === ELSEWHERE && !where.trim()) return '请写明在什么地方'
  return ''
}

/** 未登记瓶: a photo of the stamp, what it is, where it stands. It leaves through the outbox like everything else. */
export function UnregisteredForm({ code }: { code: string | null }) {
  const account = useSession()?.account
  const [photo, setPhoto] = useState<HeldPhoto>()
  const [model, setModel] = useState('')
  const [place, setPlace] = useState('')
  const [where, setWhere] = useState('')
  const [note, setNote] = useState('')
  const premises = todayOf(account?.id)?.premises ?? []
  const places = [...premises.map((one) => ({ value: one.id, label: one.label })), { value: ELSEWHERE, label: '别处' }]

  function send() {
    const gap = missing(photo, model, place, where)
    if (gap || !photo || !account) return say(gap || '请先登录')
    const now = new Date().toISOString()
    const body: Body = {
      id: newId(),
      code,
      stampPhotoId: photo.id,
      model,
      premisesId: place === ELSEWHERE ? null : place,
      where: where.trim() || null,
      note: note.trim() || null,
      foundAt: now,
    }
    submit({
      id: body.id,
      accountId: account.id,
      kind: 'unregistered',
      title: `未登记瓶 ${code ?? '没有编号'}`,
      subjectId: null,
      path: '/api/v1/cylinders/unregistered',
      body,
      draft: null,
      files: [asFile(photo, 'stamp')],
    })
    say('已存本机，联网后自动发送')
    go.outbox()
  }

  return (
    <Card id='unregistered' title='上报未登记瓶'>
      <Text className='plain'>1. 拍下护罩上的钢印，字要看得清</Text>
      <PhotoTaker
        id='stamp-photo'
        label={photo ? '重拍钢印' : '拍钢印'}
        photos={photo ? [photo] : []}
        onTake={setPhoto}
      />
      <Text className='plain'>2. 这只瓶多大</Text>
      <Choice id='model' options={MODELS} value={model} onPick={setModel} />
      <Text className='plain'>3. 在哪里</Text>
      <Choice id='place' options={places} value={place} onPick={setPlace} />
      {place === ELSEWHERE ? <Field id='where' label='什么地方' value={where} onChange={setWhere} /> : null}
      <Field id='note' label='谁的、谁送来的（知道就写）' value={note} onChange={setNote} />
      <Btn id='send-unregistered' kind='primary' onTap={send}>
        上报
      </Btn>
    </Card>
  )
}
