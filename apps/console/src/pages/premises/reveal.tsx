import { REVEAL_PURPOSES, type RevealField } from '@app/domain'
import { useState } from 'react'
import { call } from '../../api/client'
import { RevealButton } from '../../ui/reveal-dialog'

interface RevealProps {
  premisesId: string
  field: RevealField
  partyId: string | null
  masked?: string
}

const WORDS: Record<RevealField, { link: string; title: string; ok: string }> = {
  name: { link: '查看姓名', title: '查看姓名', ok: '查看（留痕）' },
  phone: { link: '查看电话', title: '查看电话', ok: '查看（留痕）' },
  address: { link: '查看地址', title: '查看地址', ok: '查看（留痕）' },
  call: { link: '拨打', title: '拨打电话', ok: '拨打（留痕）' },
}

/** A masked value; seeing it needs a purpose and leaves a fact. It is forgotten when the page is left. */
export function Reveal({ premisesId, field, partyId, masked }: RevealProps) {
  const [value, setValue] = useState<string | null>(null)
  if (value !== null) return <b>{value}</b>
  const { link, title, ok } = WORDS[field]
  return (
    <span className='reveal'>
      {masked}
      <RevealButton
        label={link}
        title={title}
        okText={ok}
        purposes={REVEAL_PURPOSES}
        reveal={async (asked) => {
          const body = { ...asked, field, partyId }
          const revealed = await call('POST /api/v1/premises/:id/reveals', { params: { id: premisesId }, body })
          // The number goes to the dialer, which shows it; the page never does.
          if (field === 'call') window.location.href = `tel:${revealed.value}`
          else setValue(revealed.value)
        }}
      />
    </span>
  )
}
