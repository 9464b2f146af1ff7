import {
  type CalendarDate,
  COMPANY_ROLES,
  type CompanyRole,
  heldUntil,
  LICENCE_KIND_INFO,
  LICENCE_KINDS,
  LICENCE_STATE_LABEL,
  licenceState,
  licencesNeeded,
} from '@app/domain'
import type { BottleCounts, CompanyLicenceEntity, CompanyRow } from '@app/persistence'
import type { PhotoView } from '../files/file.service'

export const rolesOf = (roles: string | null): CompanyRole[] => {
  const known = (roles ?? '').split(',')
  return COMPANY_ROLES.filter((role) => known.includes(role))
}

const inForce = (licences: readonly CompanyLicenceEntity[]) => licences.filter((l) => l.withdrawnOn === null)

/** Every licence that is needed or held, with where it stands today. */
export function licenceStandings(
  roles: readonly CompanyRole[],
  licences: readonly CompanyLicenceEntity[],
  today: CalendarDate,
) {
  const held = heldUntil(inForce(licences))
  const needed = licencesNeeded(roles)
  return LICENCE_KINDS.filter((kind) => needed.includes(kind) || held.has(kind)).map((kind) => {
    const toOn = held.get(kind)
    const state = licenceState(toOn, today)
    return {
      kind,
      label: LICENCE_KIND_INFO[kind].label,
      state,
      stateLabel: LICENCE_STATE_LABEL[state],
      toOn: toOn ?? null,
    }
  })
}

export interface CompanyNumbers {
  licences: readonly CompanyLicenceEntity[]
  /** null = not the caller's to see. */
  bottles: BottleCounts | null
  openHazards: number | undefined
  lastVisitOn: CalendarDate | null
  areaName: string | null
}

export const NO_BOTTLES: BottleCounts = { total: 0, atUsers: 0, expired: 0, missing: 0 }

export function companyRow(row: CompanyRow, numbers: CompanyNumbers, today: CalendarDate) {
  const { id, code, name, phone } = row
  const roles = rolesOf(row.roles)
  return {
    ...{ id, code, name, phone, roles },
    areaName: numbers.areaName,
    licences: licenceStandings(roles, numbers.licences, today),
    bottles: numbers.bottles,
    openHazards: numbers.openHazards ?? 0,
    lastVisitOn: numbers.lastVisitOn,
  }
}

/** All certificates, the newest of each kind first; one of each kind counts. */
export function certificates(licences: readonly CompanyLicenceEntity[], photos: ReadonlyMap<string, PhotoView>) {
  const counting = new Map([...inForce(licences)].reverse().map((licence) => [licence.kind, licence.id] as const))
  return licences.map(({ id, kind, number, issuer, fromOn, toOn, withdrawnOn, photoId }) => ({
    ...{ id, kind, number, issuer, fromOn, toOn, withdrawnOn },
    label: LICENCE_KIND_INFO[kind].label,
    current: counting.get(kind) === id,
    photo: (photoId && photos.get(photoId)) || null,
  }))
}
