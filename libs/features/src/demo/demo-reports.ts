import {
  answerDueOn,
  commit,
  dateInShanghai,
  type FactKind,
  type Instant,
  type ReportActedBody,
  type ReportCategory,
  type ReportReceivedBody,
  reportNumber,
  streetOf,
} from '@app/domain'
import { CommittedTextEntity, type PreparedFact, prepareFact, ReportEntity } from '@app/persistence'
import { NEW_REPORT } from '../reports/new-report'
import type { DemoDistrict } from './demo-district'
import { Random } from './random'
import type { SeedPorts } from './seed-ports'

interface Told {
  category: ReportCategory
  where: string
  text: string
  /** It has been taken on by the street. */
  accepted?: true
}

const TOLD: readonly Told[] = [
  { category: 'black_gas', where: '示范菜场后门，每天傍晚', text: '三轮车上卖气，瓶上没有标签，也不给票据。' },
  { category: 'dining', where: '示范路8号火锅店，靠窗两桌', text: '桌布底下放着小气瓶。', accepted: true },
  { category: 'unregistered', where: '示范里拐角新开的面馆', text: '门口放着两只大瓶，好像刚开张。' },
]

/** A few reports without a name in the street whose login is printed; all of it invented. Nobody holds their receipts. */
export async function writeReports({ uow, cipher, clock }: SeedPorts, district: DemoDistrict, seed: number) {
  const street = streetOfInspector(district)
  if (!street) return
  const ids = new Random(seed + 7)
  const now = clock.now()
  const rows: ReportEntity[] = []
  const texts: CommittedTextEntity[] = []
  const facts: PreparedFact[] = []
  for (const told of TOLD) {
    const id = ids.id(now)
    const sealed = (['where', 'text'] as const).map((path) => {
      const salt = ids.id(now)
      texts.push({ subjectId: id, path, salt, textEnc: cipher.encrypt(told[path], 'committed.text') })
      return commit(told[path], salt)
    })
    const [where = '', text = ''] = sealed
    const received: ReportReceivedBody = {
      reportId: id,
      source: 'public',
      category: told.category,
      photoIds: [],
      where,
      text,
    }
    rows.push(rowOf(id, told, street, now))
    facts.push(factOf('report.received', received, street, now))
    if (told.accepted)
      facts.push(factOf('report.accepted', { reportId: id, actionId: ids.id(now), note: null }, street, now))
  }
  await uow.run(async (tx) => {
    await tx.insert(ReportEntity, rows)
    await tx.insert(CommittedTextEntity, texts)
    for (const fact of facts) tx.fact(fact)
  })
}

function streetOfInspector({ printed, entries }: DemoDistrict): string | null {
  const inspector = printed.find(({ role }) => role === 'inspector')
  const account = (entries.accounts ?? []).find(({ id }) => id === inspector?.accountId)
  const grid = account?.grids[0]?.gridCode
  return grid ? streetOf(grid) : null
}

function rowOf(id: string, { category, accepted }: Told, areaCode: string, receivedAt: Instant): ReportEntity {
  const on = dateInShanghai(receivedAt)
  return {
    ...NEW_REPORT,
    ...{ id, category, areaCode, receivedAt, source: 'public', contentHash: id, number: reportNumber(on, id) },
    ...{ contactEnc: null, receiptHash: null, reporterId: null, dueOn: answerDueOn(on) },
    ...(accepted ? { status: 'accepted', acceptedAt: receivedAt, version: 2 } : {}),
  }
}

function factOf(
  kind: FactKind,
  body: ReportReceivedBody | ReportActedBody,
  areaCode: string,
  occurredAt: Instant,
): PreparedFact {
  const subjects = [{ kind: 'report' as const, id: body.reportId }]
  return prepareFact({ kind, body, subjects, areaCode, occurredAt, actorId: null })
}
