import type { Role } from '../account/role'
import { ALIAS_KIND_LABEL, type AliasKind, type CylinderStatus } from '../cylinder/cylinder'
import { DomainError } from '../error/domain-error'

/** Why a code is put on a cylinder or taken off it. */
export const ALIAS_REASONS = ['fitted', 'fell_off', 'worn', 'wrong', 'elsewhere'] as const
export type AliasReason = (typeof ALIAS_REASONS)[number]
export const ALIAS_REASON_LABEL: Record<AliasReason, string> = {
  fitted: '新装标签',
  fell_off: '标签脱落',
  worn: '磨损看不清',
  wrong: '登记有误',
  elsewhere: '在别的瓶上',
}

const KIND_ORDER: readonly AliasKind[] = ['qr', 'plate', 'stamp', 'registration', 'factory', 'chip']

interface Label {
  kind: AliasKind
  value: string
}

/** The code people say is the first of the labels the cylinder carries. */
export function primaryCode(aliases: readonly Label[]): string {
  const rank = ({ kind }: Label) => KIND_ORDER.indexOf(kind)
  return [...aliases].sort((a, b) => rank(a) - rank(b))[0]?.value ?? ''
}

/** Unique among the codes that cylinders carry now. */
export const liveKey = ({ kind, value }: Label): string => `${kind}:${value}`

/** A cylinder that carries the code, or did once. */
export interface AliasHolder {
  cylinderId: string
  status: CylinderStatus
  live: boolean
}

const refuse = (code: string, path: string, message: string): never => {
  throw new DomainError(code, message, [{ path, message }])
}

/** A code that fell off may come to another cylinder; one that was ever on a scrapped cylinder is nobody's for ever. */
export function assertAliasFree(cylinderId: string, kind: AliasKind, holders: readonly AliasHolder[]): void {
  const label = ALIAS_KIND_LABEL[kind]
  if (holders.some((holder) => holder.status === 'scrapped' && holder.cylinderId !== cylinderId))
    refuse('ALIAS_RETIRED', 'code', `这个${label}用在过已报废的气瓶上，永不再用。请换一张新标签`)
  const live = holders.find((holder) => holder.live)
  if (!live) return
  const title =
    live.cylinderId === cylinderId
      ? `这只瓶已经有这个${label}，不用再登记`
      : `这个${label}正用在另一只气瓶上。请核对钢印；确实贴错的，先在那只瓶上停用`
  refuse('ALIAS_TAKEN', 'code', title)
}

/** What was scrapped keeps its codes as they were on its last day. */
export function assertNotScrapped(status: CylinderStatus): void {
  if (status === 'scrapped') throw new DomainError('ALIAS_SCRAPPED', '这只瓶已报废，编号随瓶封存，不能再改')
}

/** Without any code nobody would find it again. */
export function assertNotLast(live: readonly { id: string }[], endedId: string): void {
  if (live.every(({ id }) => id === endedId))
    throw new DomainError('ALIAS_LAST', '这是这只瓶最后一个编号，不能停用。请用“更换”登记新的编号')
}

const LABELS: readonly AliasKind[] = ['qr', 'plate']

/** An inspector binds a label to the cylinder in his hands and shows its stamp; the register's other numbers are the office's. */
export function assertMayLabel(role: Role, kind: AliasKind, photoId: string | null): void {
  if (role !== 'inspector') return
  if (!LABELS.includes(kind))
    refuse('ALIAS_NOT_YOURS', 'kind', '网格员只能登记二维码号和条码号，其余编号请报街道或气站登记')
  if (photoId === null) refuse('ALIAS_PHOTO_MISSING', 'photoId', '请拍一张钢印照片，证明新标签贴在哪只瓶上')
}
