import type { InputOf } from '@app/contract'
import { newId, REPORT_CATEGORIES, REPORT_CATEGORY_LABEL, type ReportCategory } from '@app/domain'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { asFile, type HeldPhoto } from '@/photos/held-photo'
import { go, say } from '@/routes'
import { submit } from '@/state/outbox'
import { useSession } from '@/state/session'
import { AreaField } from './AreaField'
import { PhotoTaker } from './PhotoTaker'
import { Btn, Card, Choice, Field } from './parts'

type Body = InputOf<'POST /api/v1/sightings'>['body']

const MOST_PHOTOS = 6
/** What staff do not report of themselves has its own way. */
const CATEGORIES = REPORT_CATEGORIES.filter((code) => code !== 'conduct').map((value) => ({
  value,
  label: REPORT_CATEGORY_LABEL[value],
}))

/** 随手报: seen at a place that is no premises yet. It leaves through the outbox, so it works without network. */
export function SightingForm() {
  const account = useSession()?.account
  const [category, setCategory] = useState<ReportCategory>()
  const [where, setWhere] = useState('')
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<HeldPhoto[]>([])

  function send() {
    const gap = !category ? '请选看到什么' : !where.trim() ? '请写明在什么地方' : !photos.length ? '请拍一张照片' : ''
    if (gap || !category || !account) return say(gap || '请先登录')
    const body: Body = {
      id: newId(),
      category,
      where: where.trim(),
      text: text.trim() || null,
      photoIds: photos.map(({ id }) => id),
      seenAt: new Date().toISOString(),
    }
    submit({
      id: body.id,
      accountId: account.id,
      kind: 'sighting',
      title: `随手报 ${REPORT_CATEGORY_LABEL[category]}`,
      subjectId: null,
      path: '/api/v1/sightings',
      body,
      draft: null,
      files: photos.map((photo) => asFile(photo, 'sighting')),
    })
    say('已存本机，联网后自动发送')
    go.outbox()
  }

  return (
    <Card id='sighting' title='看到没登记的地方'>
      <Text className='plain'>1. 拍照，带上门牌或招牌</Text>
      {photos.length < MOST_PHOTOS ? (
        <PhotoTaker
          id='sighting-photo'
          label='拍照'
          photos={photos}
          onTake={(photo) => setPhotos([...photos, photo])}
        />
      ) : null}
      <Text className='plain'>2. 看到什么</Text>
      <Choice id='category' column options={CATEGORIES} value={category} onPick={setCategory} />
      <Text className='plain'>3. 在哪里</Text>
      <Field id='where' label='哪条路、几号、什么店' value={where} onChange={setWhere} />
      <AreaField id='sighting-text' label='情况（可不填）' value={text} most={1000} onChange={setText} />
      <Btn id='send-sighting' kind='primary' onTap={send}>
        上报街道
      </Btn>
    </Card>
  )
}
