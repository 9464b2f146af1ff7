import { newId } from '@app/domain'
import { AppointmentEntity, FamilyMemberEntity, type PremisesEntity, ReportEntity } from '@app/persistence'
import { TEST_NOW, type TestApi } from './api'

/** A report that has arrived, with nothing done about it. */
export function reportRow(areaCode: string, row: Partial<ReportEntity> = {}): ReportEntity {
  const id = newId()
  return {
    id,
    number: `XS-20260610-${id.slice(-8)}`,
    source: 'public',
    category: 'black_gas',
    areaCode,
    contactEnc: null,
    receiptHash: null,
    contentHash: id,
    reporterId: null,
    status: 'received',
    assigneeId: null,
    premisesId: null,
    cylinderId: null,
    outcome: null,
    answerId: null,
    answeredAt: null,
    receivedAt: TEST_NOW,
    acceptedAt: null,
    handedAt: null,
    checkedAt: null,
    closedAt: null,
    dueOn: '2026-07-01',
    version: 1,
    ...row,
  }
}

/** A visit announced for five days on. */
export function appointmentRow(
  { id: premisesId, areaCode }: PremisesEntity,
  inspectorId: string,
  row: Partial<AppointmentEntity> = {},
): AppointmentEntity {
  const id = newId()
  return {
    id,
    number: `YY-20260610-${id.slice(-8)}`,
    premisesId,
    areaCode,
    inspectorId,
    purpose: 'annual',
    visitOn: '2026-06-15',
    dayPart: 'morning',
    agreed: false,
    status: 'announced',
    announcedBy: inspectorId,
    announcedAt: TEST_NOW,
    wishedOn: null,
    wishedPart: null,
    answeredAt: null,
    endedAt: null,
    openKey: premisesId,
    version: 1,
    ...row,
  }
}

/** Somebody whom the party of a stay has invited by telephone. */
export function memberRow(api: TestApi, occupancyId: string, phone: string): FamilyMemberEntity {
  const phoneIndex = api.cipher.blindIndex(phone, 'party.phone')
  return {
    id: newId(),
    occupancyId,
    phoneEnc: api.cipher.encrypt(phone, 'family.phone'),
    phoneIndex,
    callNameEnc: null,
    invitedAt: TEST_NOW,
    accountId: null,
    boundAt: null,
    removedAt: null,
    liveKey: `${occupancyId}:${phoneIndex}`,
  }
}

interface PublicRows {
  reports?: ReportEntity[]
  appointments?: AppointmentEntity[]
  members?: FamilyMemberEntity[]
}

export async function savePublic(api: TestApi, { reports = [], appointments = [], members = [] }: PublicRows) {
  await api.uow.run(async (tx) => {
    await tx.insert(ReportEntity, reports)
    await tx.insert(AppointmentEntity, appointments)
    await tx.insert(FamilyMemberEntity, members)
  })
}
