import type { Instant } from '@app/domain'
import type { CylinderAliasEntity, CylinderEntity } from '@app/persistence'

type Seen = 'id' | 'model' | 'premisesId' | 'areaCode' | 'presence' | 'bottleUse' | 'lastSeenAt' | 'createdAt'

interface Found extends Pick<CylinderEntity, Seen | 'stampPhotoId' | 'whereEnc'> {
  code: string | null
}

/** The card of a bottle nobody has registered (未登记瓶): it stands until 建档 or 移交 tells more. */
export const unregisteredRow = (found: Found): CylinderEntity => ({
  ...found,
  code: found.code ?? `无码-${found.id.slice(-6).toUpperCase()}`,
  status: 'unregistered',
  ownerCompanyId: null,
  stampNo: null,
  madeOn: null,
  lastTestOn: null,
  nextTestOn: null,
  designLifeYears: null,
  testValidUntil: null,
  lifeUntil: null,
})

export const qrAliasRow = (id: string, cylinderId: string, value: string, fromAt: Instant): CylinderAliasEntity => ({
  id,
  cylinderId,
  kind: 'qr',
  value,
  liveKey: `qr:${value}`,
  fromAt,
  toAt: null,
})
