import { EventBody } from '@app/contract'
import { type CylinderEvent, newId } from '@app/domain'
import { EventRecorder } from '@app/features'
import {
  CompanyEntity,
  CompanySiteEntity,
  CustodyRepository,
  CylinderAliasEntity,
  CylinderEntity,
  PremisesEntity,
} from '@app/persistence'
import { SystemClock } from '@app/platform'
import { CardWriter } from '../../libs/features/src/custody/card-writer.service'
import { EventLimit, pieces, type StoredRows, storedAfter } from './limit/events'
import { median, ROUNDS } from './load'
import { type Results, versus } from './result'
import type { Stand } from './stand'

const CYLINDERS = 4000
const PREMISES = 500
const BATCH = 200
const MESSAGES = { single: 400, batch: 4000 }
const AT_ONCE = 10
const AREA = '12010300100101'
const STAMP = '2026-01-01T00:00:00.000Z'

/** Messages of one company on their way in, from their text to the commit; jobs are written and not run. */
export class EventBench {
  private serial = 0

  private constructor(
    private readonly stand: Stand,
    private readonly companyId: string,
    private readonly recorder: EventRecorder,
    private readonly limit: EventLimit,
  ) {}

  static async fill(stand: Stand): Promise<EventBench> {
    const companyId = await fillRegister(stand)
    const custody = new CustodyRepository(stand.db)
    const recorder = new EventRecorder(custody, new CardWriter(custody, stand.uow), new SystemClock())
    return new EventBench(stand, companyId, recorder, EventLimit.open(stand.options))
  }

  close(): Promise<void> {
    return this.limit.close()
  }

  /** One a request, ten requests at a time. */
  single(name: string): Promise<Results> {
    return this.duel(name, MESSAGES.single, 1, AT_ONCE)
  }

  batch200(name: string): Promise<Results> {
    return this.duel(name, MESSAGES.batch, BATCH, 1)
  }

  private async duel(name: string, messages: number, size: number, atOnce: number): Promise<Results> {
    const rates = { ours: [] as number[], limit: [] as number[] }
    for (let turn = 0; turn <= ROUNDS; turn++) {
      const before = await this.lastSeq()
      const texts = Array.from({ length: messages / size }, () => JSON.stringify(this.messages(size)))
      const ours = await perSecond(messages, texts, atOnce, (text) => this.record(text))
      const stored = await storedAfter(this.stand.db, before)
      if (stored.fact.length !== messages) throw new Error(`${messages} messages, ${stored.fact.length} facts`)
      const rows: StoredRows[] = pieces(stored, size)
      const limit = await perSecond(messages, rows, atOnce, (piece) => this.limit.write(piece))
      if (turn > 0) rates.ours.push(ours)
      if (turn > 0) rates.limit.push(limit)
    }
    return { [name]: versus('events/s', median(rates.ours), median(rates.limit)) }
  }

  private async record(text: string): Promise<void> {
    const events = (JSON.parse(text) as unknown[]).map((item) => EventBody.parse(item) as CylinderEvent)
    const results = await this.recorder.record(this.companyId, events)
    const lost = results.find(({ status }) => status === 'refused' || status === 'repeated')
    if (lost) throw new Error(`${lost.eventId}: ${lost.status} ${lost.problems[0]?.message ?? ''}`)
  }

  /** Each of another cylinder, in the order of its life. */
  private messages(count: number): CylinderEvent[] {
    return Array.from({ length: count }, () => message(this.serial++))
  }

  private async lastSeq(): Promise<number> {
    return Number((await this.stand.db.rows<{ seq: number | null }>('SELECT MAX(seq) AS seq FROM fact'))[0]?.seq ?? 0)
  }
}

const codeOf = (i: number): string => `BN${String(i % CYLINDERS).padStart(8, '0')}`

function message(serial: number): CylinderEvent {
  const round = Math.floor(serial / CYLINDERS)
  const occurredAt = new Date(Date.now() - 3_600_000 + round * 1000).toISOString()
  const base = { eventId: `B${serial}`, code: codeOf(serial), occurredAt }
  const store = { kind: 'site' as const, code: 'GY01' }
  const premises = `B${serial % PREMISES}`
  const kinds: CylinderEvent[] = [
    {
      ...{ ...base, kind: 'fill', site: 'CZ01', before: [], after: { leakFree: true, weightRight: true } },
      ...{ tareKg: 16.5, grossKg: 31, netKg: 14.5, scale: 'C03', operator: 'G017' },
    },
    { ...base, kind: 'move', from: { kind: 'site', code: 'CZ01' }, to: store },
    { ...base, kind: 'deliver', from: store, premises, orderNo: `D${serial}`, check: null },
    { ...base, kind: 'collect', premises, to: store, residualKg: 0.4 },
  ]
  return kinds[round % kinds.length] as CylinderEvent
}

/** At most so many under way at a time. */
async function perSecond<T>(count: number, all: readonly T[], atOnce: number, work: (one: T) => Promise<void>) {
  const left = [...all]
  const started = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next)
    }),
  )
  return count / ((performance.now() - started) / 1000)
}

async function fillRegister(stand: Stand): Promise<string> {
  const company: CompanyEntity = { id: newId(), code: 'BENCH', name: '示范', phone: '022-5550100', createdAt: STAMP }
  const site = (code: string, kind: CompanySiteEntity['kind']): CompanySiteEntity => ({
    ...{ id: newId(), companyId: company.id, code, kind, name: code, areaCode: '120103001', latE5: null, lonE5: null },
  })
  const cylinders = Array.from({ length: CYLINDERS }, (_, i) => cylinder(company.id, codeOf(i)))
  await stand.uow.run(async (tx) => {
    await tx.insert(CompanyEntity, [company])
    await tx.insert(CompanySiteEntity, [site('CZ01', 'filling_station'), site('GY01', 'outlet')])
    await tx.insert(
      PremisesEntity,
      Array.from({ length: PREMISES }, (_, i) => premises(i)),
    )
    await tx.insert(CylinderEntity, cylinders)
    await tx.insert(CylinderAliasEntity, cylinders.map(alias))
  })
  return company.id
}

const alias = ({ id, code }: CylinderEntity): CylinderAliasEntity => ({
  ...{ id: newId(), cylinderId: id, kind: 'qr', value: code, liveKey: `qr:${code}`, fromAt: STAMP, toAt: null },
})

const premises = (i: number): PremisesEntity => ({
  ...{ id: newId(), code: `B${i}`, type: 'resident', status: 'in_use', areaCode: AREA, addressEnc: 'x' },
  ...{ label: '示范里1号楼', hasCylinderRoom: false, registeredOn: '2024-01-01', lastVisitId: null, lastVisitAt: null },
  ...{ lastOutcome: null, lastCompletedOn: null, nextVisitOn: null, visitDueOn: null },
})

const cylinder = (ownerCompanyId: string, code: string): CylinderEntity => ({
  ...{ id: newId(), code, model: 'YSP35.5', status: 'registered', ownerCompanyId, stampNo: null, madeOn: '2024-03-01' },
  ...{ lastTestOn: null, nextTestOn: '2028-03-01', designLifeYears: 8, testValidUntil: '2028-03-31' },
  ...{ lifeUntil: '2032-03-31', premisesId: null, areaCode: null, presence: null, bottleUse: null, lastSeenAt: null },
  ...{ createdAt: STAMP, stampPhotoId: null, whereEnc: null },
})
