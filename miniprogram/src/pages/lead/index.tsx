import type { InputOf, ResponseOf } from '@app/contract'
import { newId } from '@app/domain'
import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { AreaField } from '@/components/AreaField'
import { PhotoTaker } from '@/components/PhotoTaker'
import { Btn, Card, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { asFile, type HeldPhoto } from '@/photos/held-photo'
import { given, go, say } from '@/routes'
import { api } from '@/state/api'
import { submit } from '@/state/outbox'
import { useSession } from '@/state/session'
import { useLoaded } from '@/state/use-loaded'

type Lead = ResponseOf<'GET /api/v1/reports/:id'>
type Body = InputOf<'POST /api/v1/reports/:id/check'>['body']

export default function LeadPage() {
  const id = given(useRouter().params.id)
  const { data: lead, trouble } = useLoaded(useCallback(() => api('GET /api/v1/reports/:id', { params: { id } }), [id]))
  return (
    <Screen title='线索'>
      {trouble ? <Notice tone='amber'>{trouble}</Notice> : null}
      {lead ? <Told lead={lead} /> : null}
      {lead?.actions.includes('check') ? <Check lead={lead} /> : null}
    </Screen>
  )
}

function Told({ lead }: { lead: Lead }) {
  return (
    <Card id='lead' title={lead.categoryLabel} aside={lead.statusLabel}>
      <Text className='strong'>{lead.where}</Text>
      {lead.text ? <Text className='plain'>{lead.text}</Text> : null}
      <Text className='muted'>
        {lead.sourceLabel} · {lead.number}
        {lead.photos ? ` · 照片 ${lead.photos} 张，在电脑上看` : ''}
      </Text>
      {lead.source === 'public' ? <Text className='muted'>不打听是谁报的，也不对被举报的人说有人举报。</Text> : null}
    </Card>
  )
}

function Check({ lead }: { lead: Lead }) {
  const account = useSession()?.account
  const [found, setFound] = useState('')
  const [photos, setPhotos] = useState<HeldPhoto[]>([])

  function send() {
    if (!found.trim() || !account) return say('请写看到了什么')
    const body: Body = { actionId: newId(), found: found.trim(), photoIds: photos.map(({ id }) => id) }
    submit({
      id: body.actionId,
      accountId: account.id,
      kind: 'lead',
      title: `核实 ${lead.categoryLabel}`,
      subjectId: lead.id,
      path: `/api/v1/reports/${lead.id}/check`,
      body,
      draft: null,
      files: photos.map((photo) => asFile(photo, 'lead')),
    })
    say('已存本机，联网后自动发送')
    go.outbox()
  }

  return (
    <Card title='现场看到什么'>
      <AreaField id='found' label='有没有、几只、谁在用' value={found} most={300} onChange={setFound} />
      <PhotoTaker id='lead-photo' label='拍照' photos={photos} onTake={(photo) => setPhotos([...photos, photo])} />
      <Btn id='send-check' kind='primary' onTap={send}>
        报给街道
      </Btn>
    </Card>
  )
}
