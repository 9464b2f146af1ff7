import type { InputOf } from '@app/contract'
import { ALIAS_REASON_LABEL, type AliasReason, newId } from '@app/domain'
import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { CodeReader } from '@/components/CodeReader'
import { PhotoTaker } from '@/components/PhotoTaker'
import { Btn, Card, Choice, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { asFile, type HeldPhoto } from '@/photos/held-photo'
import { given, go, say } from '@/routes'
import { api } from '@/state/api'
import { submit } from '@/state/outbox'
import { useSession } from '@/state/session'
import { useLoaded } from '@/state/use-loaded'

type Body = InputOf<'POST /api/v1/cylinders/:id/aliases'>['body']

const REASONS = (['fell_off', 'worn', 'fitted'] as const).map((value) => ({ value, label: ALIAS_REASON_LABEL[value] }))

function missing(code: string | undefined, photo: HeldPhoto | undefined): string {
  if (!code) return '请扫新标签'
  return photo ? '' : '请拍钢印'
}

/** A new label for the bottle in hand: scan it, show the stamp. It leaves through the outbox, as every picture does. */
export default function RelabelPage() {
  const params = useRouter().params
  const [id, name] = [given(params.id), given(params.code)]
  const account = useSession()?.account
  const [reason, setReason] = useState<AliasReason>('fell_off')
  const [code, setCode] = useState<string>()
  const [photo, setPhoto] = useState<HeldPhoto>()
  const { data, trouble } = useLoaded(
    useCallback(() => api('GET /api/v1/cylinders/:id/aliases', { params: { id } }), [id]),
  )
  const labels = data?.items.filter(({ kind, toAt }) => kind === 'qr' && toAt === null) ?? []
  const old = labels.find(({ value }) => value === name) ?? labels[0]

  function send() {
    const gap = data ? missing(code, photo) : trouble || '正在查这只瓶的旧标签，请稍候'
    if (gap || !code || !photo || !account) return say(gap || '请先登录')
    const body: Body = {
      actionId: newId(),
      kind: 'qr',
      code,
      // Beside the maker's code another one may be fitted; what fell off or wore out is replaced.
      replacesId: reason === 'fitted' ? null : (old?.id ?? null),
      reason,
      photoId: photo.id,
    }
    submit({
      id: body.actionId,
      accountId: account.id,
      kind: 'relabel',
      title: `新标签 ${code}（原 ${name}）`,
      subjectId: id,
      path: `/api/v1/cylinders/${id}/aliases`,
      body,
      draft: null,
      files: [asFile(photo, 'stamp')],
    })
    say('已存本机，联网后自动发送')
    go.outbox()
  }

  return (
    <Screen title='贴新标签'>
      {trouble ? <Notice tone='amber'>{trouble}</Notice> : null}
      <Card title={`瓶号 ${name}`}>
        <Text className='plain'>1. 为什么换</Text>
        <Choice id='relabel-reason' options={REASONS} value={reason} onPick={setReason} />
        {old && reason !== 'fitted' ? <Text className='muted'>换下：{old.value}</Text> : null}
      </Card>
      <Card title='2. 贴好新标签，扫一扫'>
        {code ? (
          <Notice id='new-code' tone='green'>
            新标签 {code}
          </Notice>
        ) : (
          <CodeReader id='relabel-reader' onCode={(read) => setCode(read)} />
        )}
        {code ? (
          <Btn id='rescan' small onTap={() => setCode(undefined)}>
            重新扫
          </Btn>
        ) : null}
      </Card>
      <Card title='3. 拍下钢印，和新标签一起'>
        <PhotoTaker
          id='relabel-stamp'
          label={photo ? '重拍' : '拍钢印'}
          photos={photo ? [photo] : []}
          onTake={setPhoto}
        />
      </Card>
      <Btn id='send-relabel' kind='primary' onTap={send}>
        登记新标签
      </Btn>
    </Screen>
  )
}
