import { cylinderValidity, liveKey, primaryCode } from '@app/domain'
import type { CylinderAliasEntity, CylinderEntity } from '@app/persistence'
import type { CylinderEntry } from './entries'

export function cylinderRow(entry: CylinderEntry): CylinderEntity {
  const { testValidUntil, lifeUntil } = cylinderValidity(entry)
  return {
    id: entry.id,
    code: primaryCode(entry.aliases),
    model: entry.model,
    status: entry.status,
    ownerCompanyId: entry.ownerCompanyId,
    stampNo: entry.aliases.find(({ kind }) => kind === 'stamp')?.value ?? null,
    madeOn: entry.madeOn,
    lastTestOn: entry.lastTestOn,
    nextTestOn: entry.nextTestOn,
    designLifeYears: entry.designLifeYears,
    testValidUntil,
    lifeUntil,
    premisesId: entry.premisesId,
    areaCode: entry.areaCode,
    presence: entry.presence,
    bottleUse: entry.use,
    lastSeenAt: entry.lastSeenAt,
    createdAt: entry.createdAt,
    stampPhotoId: null,
    whereEnc: null,
  }
}

export function aliasRows(entry: CylinderEntry, fromAt: string): CylinderAliasEntity[] {
  return entry.aliases
    .filter(({ isNew }) => isNew)
    .map(({ id, kind, value }) => ({
      id,
      cylinderId: entry.id,
      kind,
      value,
      liveKey: liveKey({ kind, value }),
      fromAt,
      toAt: null,
    }))
}
