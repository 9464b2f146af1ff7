import type { InputOf } from '@app/contract'
import {
  type Answer,
  assess,
  type BottleCount,
  contentHash,
  currentChecklist,
  type Equipment,
  type InspectionContent,
  itemsFor,
  newId,
} from '@app/domain'
import sharp from 'sharp'
import type { TestApi } from './api'

export type Submission = InputOf<'POST /api/v1/inspections'>['body']

let picture: Promise<Buffer> | undefined
/** A small real photo, the same for every test. */
export function photoBytes(): Promise<Buffer> {
  picture ??= sharp({ create: { width: 64, height: 48, channels: 3, background: '#668' } })
    .jpeg()
    .toBuffer()
  return picture
}

/** Uploads as the phone does: multipart, one file a request. */
export async function upload(api: TestApi, token: string, id = newId(), bytes?: Buffer, name = 'photo.jpg') {
  const boundary = 'x-pingan-boundary'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([
    Buffer.from(head),
    bytes ?? (await photoBytes()),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const headers = { authorization: `Bearer ${token}`, 'content-type': `multipart/form-data; boundary=${boundary}` }
  const reply = await api.fastify.inject({ method: 'POST', url: `/api/v1/files?id=${id}`, headers, payload })
  return {
    status: reply.statusCode,
    body: JSON.parse(reply.payload) as { id: string; url: string; code?: string; title?: string },
  }
}

/** Opens a picture as the clients do: the signed address, with the token of who opens it. */
export const seePicture = (api: TestApi, token: string, url: string) =>
  api.fastify.inject({ url, headers: { authorization: `Bearer ${token}` } })

interface At {
  premises: { id: string; type: InspectionContent['premisesType'] }
  inspectorId: string
  now: string
}

export function bottle(cylinderId: string, over: Partial<BottleCount> = {}): BottleCount {
  return {
    cylinderId,
    presence: 'present',
    use: 'in_use',
    chargeGrams: 15_000,
    scannedCode: null,
    registered: true,
    stampPhotoId: null,
    ...over,
  }
}

export function appliance(over: Partial<Equipment> = {}): Equipment {
  return {
    id: newId(),
    kind: 'appliance',
    label: '一号灶',
    hasWaterHeater: false,
    stoveSoldOn: '2024-01-01',
    hoseKind: 'stainless',
    hoseFrom: '2024-01-01',
    regulatorFrom: '2024-01-01',
    regulatorUntil: null,
    detectorFrom: null,
    ...over,
  }
}

export const detector = (): Equipment => ({
  ...appliance(),
  kind: 'detector',
  label: '厨房报警器',
  stoveSoldOn: null,
  hoseKind: null,
  hoseFrom: null,
  regulatorFrom: null,
  detectorFrom: '2025-01-01',
})

/** A finished visit at which everything is in order; `over` changes the things, the answers follow. */
export function visit(
  { premises, inspectorId, now }: At,
  photoId: string,
  over: Partial<InspectionContent> = {},
): InspectionContent {
  const base: InspectionContent = {
    id: newId(),
    premisesId: premises.id,
    premisesType: premises.type,
    inspectorId,
    kind: 'annual',
    outcome: 'completed',
    checklistVersion: currentChecklist().version,
    startedAt: new Date(Date.parse(now) - 600_000).toISOString(),
    finishedAt: now,
    bottles: [],
    equipment: [appliance(), detector()],
    hasCylinderRoom: false,
    answers: [],
    findings: [],
    previous: [],
    photoIds: [],
    outcomeReason: null,
    nextVisitOn: null,
    leak: null,
    note: null,
    signing: { kind: 'self', mode: 'signed', reason: null, witness: null },
    ...over,
  }
  const items = itemsFor(currentChecklist(), { premisesType: base.premisesType, things: base })
  const answers: Answer[] = items.map(({ item, thing }) => ({
    item: item.code,
    thing,
    result: 'pass',
    reason: null,
    photoIds: item.photo === 'always' ? [photoId] : [],
    fixed: null,
  }))
  return judged({ ...base, answers: over.answers ?? answers })
}

/** The findings worked out anew, as the phone does before signing. */
export const judged = (content: InspectionContent): InspectionContent => ({ ...content, findings: assess(content) })

export function failing(content: InspectionContent, item: string, reason: string, photoId: string): InspectionContent {
  const change = (a: Answer): Answer => (a.item === item ? { ...a, result: 'fail', reason, photoIds: [photoId] } : a)
  return judged({ ...content, answers: content.answers.map(change) })
}

/** Both signatures over the content. */
export function signed(content: InspectionContent, imageFileId: string): Submission {
  const hash = contentHash(content)
  const stroke = [0, 0, 0, 10, 10, 20, 40, 5, 60]
  const signature = (by: 'inspector' | 'household') => ({ by, imageFileId, strokes: [stroke], contentHash: hash })
  const signatures =
    content.signing?.mode === 'signed' ? [signature('inspector'), signature('household')] : [signature('inspector')]
  return { content, contentHash: hash, signatures, texts: [] }
}
