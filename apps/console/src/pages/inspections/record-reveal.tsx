import { RECORD_PURPOSES, REVEAL_FIELD_LABEL, type RecordField } from '@app/domain'
import { useState } from 'react'
import { call } from '../../api/client'
import { useAccount } from '../../api/session'
import type { Photo } from '../../ui/photos'
import { RevealButton } from '../../ui/reveal-dialog'
import type { InspectionDetail, RecordText } from './types'

type Shown = { texts: string[]; pictures: Photo[] }

interface RecordRevealProps {
  inspectionId: string
  field: RecordField
  label: string
  button?: 'default'
  show(revealed: Shown): void
}

/** Audits have their own reason, and nobody else has it. */
function RecordReveal({ inspectionId, field, label, button, show }: RecordRevealProps) {
  const { role } = useAccount()
  const purposes = RECORD_PURPOSES.filter((one) =>
    role === 'auditor' ? one === 'audit' || one === 'other' : one !== 'audit',
  )
  return (
    <RevealButton
      label={label}
      about={REVEAL_FIELD_LABEL[field]}
      title={REVEAL_FIELD_LABEL[field]}
      okText='查看（留痕）'
      button={button}
      purposes={purposes}
      reveal={async (asked) => {
        const body = { ...asked, field }
        show(await call('POST /api/v1/inspections/:id/reveals', { params: { id: inspectionId }, body }))
      }}
    />
  )
}

const PATH = { note: 'note', witness: 'signing.witness' } as const

interface RecordWordsProps {
  record: { id: string; texts: readonly RecordText[] }
  field: keyof typeof PATH
  /** A sheet that is no record yet cannot be looked into. */
  closed?: boolean
}

/** A note, or the name of a witness. Seeing it needs a purpose and leaves a fact; it is forgotten with the page. */
export function RecordWords({ record: { id, texts }, field, closed }: RecordWordsProps) {
  const [shown, setShown] = useState<string | null>(null)
  const own = texts.filter(({ path }) => path === PATH[field])
  if (own.length === 0) return <>—</>
  if (shown !== null) return <b>{shown}</b>
  const words = own.map(({ text }) => text).join('；')
  if (closed || !own.some(({ masked }) => masked)) return <>{words}</>
  return (
    <span className='reveal'>
      {words}
      <RecordReveal
        inspectionId={id}
        field={field}
        label='查看'
        show={(revealed) => setShown(revealed.texts.join('；'))}
      />
    </span>
  )
}

/** The record with the pictures that were handed out for a reason, and the button that asks for it while there are none. */
export function useRecordPictures(inspection: InspectionDetail) {
  const [given, setGiven] = useState<ReadonlyMap<string, Photo>>(new Map())
  const open = <P extends Photo>(photo: P): P => ({ ...photo, ...given.get(photo.id) })
  const signed = <S extends { image: Photo }>(signature: S): S => ({ ...signature, image: open(signature.image) })
  const { joint } = inspection
  const record: InspectionDetail = {
    ...inspection,
    photos: inspection.photos.map(open),
    signatures: inspection.signatures.map(signed),
    joint: joint && {
      ...joint,
      parts: joint.parts.map((part) => ({ ...part, signatures: part.signatures.map(signed) })),
    },
  }
  const signatures = [...record.signatures, ...(record.joint?.parts ?? []).flatMap((part) => part.signatures)]
  const withheld = [...record.photos, ...signatures.map(({ image }) => image)].some((photo) => photo.withheld)
  const button = withheld ? (
    <RecordReveal
      inspectionId={inspection.id}
      field='pictures'
      label='查看照片和签字'
      button='default'
      show={({ pictures }) => setGiven(new Map(pictures.map((photo) => [photo.id, photo])))}
    />
  ) : null
  return { record, button }
}
