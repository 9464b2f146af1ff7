import type { ResponseOf } from '@app/contract'
import { dateWords, newId, type ReportCategory, sha256Hex } from '@app/domain'
import { Text } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { AreaField } from '@/components/AreaField'
import { DangerHelp } from '@/components/DangerHelp'
import { PhotoTaker } from '@/components/PhotoTaker'
import { Blank, Btn, Card, Choice, Field, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import type { HeldPhoto } from '@/photos/held-photo'
import { ports } from '@/ports/platform'
import { call, given, go, say, sure, toTop } from '@/routes'
import { namelessApi, sendNamelessPhoto } from '@/state/nameless-api'
import { useLoaded } from '@/state/use-loaded'

type Form = ResponseOf<'GET /api/v1/report-form'>
type Receipt = ResponseOf<'POST /api/v1/reports'>

const MOST_PHOTOS = 6
const ELSEWHERE = 'elsewhere'
const readForm = () => namelessApi('GET /api/v1/report-form')

/** 举报: no log-in, no name. What comes back is a code, and only its holder can ask with it. */
export default function TellPage() {
  const { data: form, trouble } = useLoaded(readForm)
  const [receipt, setReceipt] = useState<Receipt>()
  return (
    <Screen title='举报'>
      {receipt ? <Received receipt={receipt} /> : <DangerHelp />}
      {trouble ? <Notice tone='amber'>{trouble}</Notice> : null}
      {form || trouble ? null : <Blank>正在打开…</Blank>}
      {form && !receipt ? <TellForm form={form} onSent={setReceipt} /> : null}
    </Screen>
  )
}

function Received({ receipt: { receipt, answerBy } }: { receipt: Receipt }) {
  return (
    <>
      <Card id='receipt' title='收到了，谢谢您'>
        <Text className='plain'>您的查询码：</Text>
        <Text id='receipt-code' className='receipt'>
          {receipt}
        </Text>
        <Text className='strong'>请抄下来或拍照。没有留您的名字，只有用它才能查到答复。</Text>
        <Text className='plain'>最迟 {dateWords(answerBy)} 答复。</Text>
        <Btn id='copy' onTap={() => void Taro.setClipboardData({ data: receipt })}>
          复制查询码
        </Btn>
      </Card>
      <Btn id='to-follow' kind='primary' onTap={go.follow}>
        以后在这里查
      </Btn>
    </>
  )
}

function TellForm({ form, onSent }: { form: Form; onSent: (receipt: Receipt) => void }) {
  const asked = given(useRouter().params.category)
  // Made once: a repeated request after a lost answer is the same report and gets the same code.
  const [ids] = useState(() => ({ id: newId(), secret: sha256Hex(`${newId()} ${Math.random()}`) }))
  const [category, setCategory] = useState(asked)
  const [street, setStreet] = useState('')
  const [where, setWhere] = useState('')
  const [text, setText] = useState('')
  const [contact, setContact] = useState('')
  const [photos, setPhotos] = useState<HeldPhoto[]>([])
  const [busy, setBusy] = useState(false)

  async function send() {
    const told = { category, street, where: where.trim(), text: text.trim(), contact: contact.trim() }
    const gap = gapIn(told)
    if (gap) return say(gap)
    if (told.contact && !(await sure(`您留了电话 ${told.contact}，办理的人会看到。要留吗？`))) return
    setBusy(true)
    try {
      onSent(await deliver({ ...ids, ...told }, photos))
      toTop()
    } catch (error) {
      say(error instanceof Error ? error.message : '没有发出去，请再试一次')
    } finally {
      setBusy(false)
    }
  }

  const streets = [
    ...form.streets.map(({ code, name }) => ({ value: code, label: name })),
    { value: ELSEWHERE, label: '不清楚、不在里面' },
  ]
  return (
    <>
      <Notice>不用登录，不留名字和号码，系统也不记是谁、从哪里发的。</Notice>
      <Card title='1. 看到什么'>
        <Choice
          id='category'
          column
          options={form.categories.map(({ code, label }) => ({ value: code as string, label }))}
          value={category}
          onPick={setCategory}
        />
      </Card>
      <Card title='2. 在哪里'>
        <Choice id='street' options={streets} value={street} onPick={setStreet} />
        <Field id='where' label='哪条路、几号、什么店、旁边有什么' value={where} onChange={setWhere} />
      </Card>
      <Card title='3. 再说几句、拍张照（可以不填）'>
        <AreaField id='text' label='什么时候、什么样子' value={text} most={1000} onChange={setText} />
        {photos.length < MOST_PHOTOS ? (
          <PhotoTaker id='photo' label='拍照' photos={photos} onTake={(photo) => setPhotos([...photos, photo])} />
        ) : null}
        <Text className='muted'>照片里的拍摄时间、地点会自动去掉。别把自己拍进去。</Text>
      </Card>
      <Card title='4. 要不要回您电话（可以不填）'>
        <Field id='contact' label='想让人回电才填' value={contact} placeholder='不填就是匿名' onChange={setContact} />
      </Card>
      <Btn id='send' kind='primary' off={busy} onTap={() => void send()}>
        {busy ? '正在发送…' : '发送'}
      </Btn>
      <Btn id='call-duty' kind='quiet' onTap={() => call(form.dutyPhone)}>
        不想填？打电话 {form.dutyPhone}
      </Btn>
    </>
  )
}

interface Told {
  category: string
  street: string
  where: string
  text: string
  contact: string
}

function gapIn({ category, street, where }: Told): string {
  if (!category) return '请选看到的是什么'
  if (!street) return '请选在哪个街道'
  return where ? '' : '请写清楚地方'
}

/** Photos first; they leave the phone once the report has been taken. */
async function deliver(told: Told & { id: string; secret: string }, photos: readonly HeldPhoto[]): Promise<Receipt> {
  for (const photo of photos) await sendNamelessPhoto(photo.id, photo.ref)
  const receipt = await namelessApi('POST /api/v1/reports', {
    body: {
      ...told,
      category: told.category as ReportCategory,
      street: told.street === ELSEWHERE ? null : told.street,
      text: told.text || null,
      contact: told.contact || null,
      photoIds: photos.map(({ id }) => id),
    },
  })
  for (const photo of photos) await ports.photos.remove(photo.ref)
  return receipt
}
