import { addDays, dateInShanghai, daysBetween, newId } from '@app/domain'
import { AlertEntity, HazardEntity, InspectionEntity, type PremisesEntity, type Tx } from '@app/persistence'
import { TEST_NOW, TEST_TODAY, type TestApi, testPasswordHash } from './api'
import { put, RegisterFixture, type Row, type Table, table } from './register-fixture'

/** Gathers rows of registers and of work, and writes them in one unit. */
export class Fixture extends RegisterFixture {
  private readonly inspections: InspectionEntity[] = []
  private readonly hazards: HazardEntity[] = []
  private readonly alerts: AlertEntity[] = []

  static async of(api: TestApi): Promise<Fixture> {
    const daysOn = daysBetween(TEST_TODAY, dateInShanghai(api.clock.now()))
    return new Fixture(api.cipher, await testPasswordHash(), Math.floor(daysOn / 31))
  }

  async save(api: TestApi): Promise<void> {
    await api.uow.run((tx) => this.write(tx))
    for (const { rows } of this.everything()) rows.length = 0
  }

  /** A visit, also written on the premises as its last one. */
  visit(at: PremisesEntity, inspectorId: string, row: Row<InspectionEntity> = {}): InspectionEntity {
    const serial = this.next()
    const visit = put(this.inspections, {
      id: newId(),
      number: `PA-20260601-${String(serial).padStart(4, '0')}`,
      premisesId: at.id,
      inspectorId,
      kind: 'annual',
      outcome: 'completed',
      checklistVersion: '2026-1',
      startedAt: '2026-06-01T02:00:00.000Z',
      finishedAt: '2026-06-01T02:20:00.000Z',
      receivedAt: '2026-06-01T02:21:00.000Z',
      areaCode: at.areaCode,
      contentHash: '0'.repeat(64),
      submissionHash: '0'.repeat(64),
      factId: newId(),
      gradeA: 0,
      gradeB: 0,
      gradeC: 0,
      ...row,
    })
    Object.assign(at, { lastVisitId: visit.id, lastVisitAt: visit.finishedAt, lastOutcome: visit.outcome })
    return visit
  }

  hazard(at: PremisesEntity, row: Row<HazardEntity> = {}): HazardEntity {
    const id = row.id ?? newId()
    const serial = this.next()
    return put(this.hazards, {
      id,
      number: `YH-20260601-${String(serial).padStart(4, '0')}`,
      premisesId: at.id,
      companyId: null,
      item: 'H02',
      category: 'hose',
      reason: 'expired',
      thingKind: 'place',
      thingId: at.id,
      grade: 'B',
      measure: 'replace',
      status: 'open',
      foundAt: '2026-06-01T02:20:00.000Z',
      foundInspectionId: newId(),
      deadlineOn: addDays(TEST_TODAY, 5),
      structural: false,
      emergency: false,
      assigneeAccountId: null,
      assigneeCompanyId: null,
      rectifiedBy: null,
      rectifiedAt: null,
      closedAt: null,
      closeReason: null,
      returns: 0,
      areaCode: at.areaCode,
      openKey: row.status === 'closed' ? null : `test:${id}`,
      version: 1,
      ...row,
    })
  }

  alert(at: PremisesEntity | null, row: Row<AlertEntity> = {}): AlertEntity {
    const id = row.id ?? newId()
    return put(this.alerts, {
      id,
      rule: 'CYL_TEST_OVERDUE',
      kind: 'alarm',
      grade: 'A',
      status: 'open',
      subjectKind: 'premises',
      subjectId: at?.id ?? newId(),
      premisesId: at?.id ?? null,
      companyId: null,
      areaCode: at?.areaCode ?? null,
      actor: 'company',
      params: '{}',
      raisedAt: TEST_NOW,
      knownAt: TEST_NOW,
      dueOn: TEST_TODAY,
      hazardId: null,
      acknowledgedBy: null,
      acknowledgedAt: null,
      disputedBy: null,
      closedAt: null,
      closeReason: null,
      openKey: row.status === 'closed' ? null : `test:${id}`,
      version: 1,
      ...row,
    })
  }

  protected override everything(): Table[] {
    return [
      ...super.everything(),
      table(InspectionEntity, this.inspections),
      table(HazardEntity, this.hazards),
      table(AlertEntity, this.alerts),
    ]
  }

  private async write(tx: Tx): Promise<void> {
    for (const { rows, insert } of this.everything()) if (rows.length > 0) await insert(tx)
  }
}
