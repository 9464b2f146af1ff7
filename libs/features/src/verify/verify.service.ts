import { canonicalJson, type FactKind, sha256Hex } from '@app/domain'
import { type Database, type FactEntity, first } from '@app/persistence'
import type { FileStore } from '@app/platform'
import { differing, Replay } from './replay'

const CHUNK = 1000
const MOST_FINDINGS = 200

export interface Verified {
  facts: number
  hazards: number
  alerts: number
  cylinders: number
  inspections: number
  files: number
  /** What does not agree, in words; the first ones when there are many. */
  findings: string[]
}

/** Proves the journal and what follows from it: nothing altered, nothing missing, every state as the facts make it. */
export class VerifyService {
  private readonly findings: string[] = []

  constructor(
    private readonly db: Database,
    private readonly files: FileStore,
    private readonly districtCode: string,
  ) {}

  async verify(): Promise<Verified> {
    const replay = new Replay()
    const facts = await this.journal(replay)
    return {
      facts,
      hazards: await this.states('hazard', '隐患', replay.hazards),
      alerts: await this.states('alert', '告警', replay.alerts),
      cylinders: await this.cylinders(replay),
      inspections: await this.inspections(),
      files: await this.photos(),
      findings: this.findings,
    }
  }

  private find(text: string): void {
    if (this.findings.length < MOST_FINDINGS) this.findings.push(text)
  }

  private async journal(replay: Replay): Promise<number> {
    let expected = 1
    for (;;) {
      const rows = await this.db.rows<FactEntity>('SELECT * FROM fact WHERE seq >= ? ORDER BY seq LIMIT ?', [
        expected,
        CHUNK,
      ])
      for (const row of rows) {
        this.checkFact(row, expected, replay)
        expected = Number(row.seq) + 1
      }
      if (rows.length < CHUNK) break
    }
    await this.checkHead(expected - 1)
    return expected - 1
  }

  private checkFact(row: FactEntity, expected: number, replay: Replay): void {
    if (Number(row.seq) !== expected) this.find(`事实 ${expected} 到 ${Number(row.seq) - 1} 缺失`)
    if (sha256Hex(row.body) !== row.hash) {
      this.find(`事实 ${row.seq} 的内容与它的校验值不一致`)
      return
    }
    const body: unknown = JSON.parse(row.body)
    if (canonicalJson(body) !== row.body) this.find(`事实 ${row.seq} 的内容不是规范形式`)
    try {
      replay.add({ kind: row.kind as FactKind, occurredAt: row.occurredAt, actorId: row.actorId, body })
    } catch (error) {
      this.find(`事实 ${row.seq}（${row.kind}）接不上前文：${error instanceof Error ? error.message : error}`)
    }
  }

  private async checkHead(last: number): Promise<void> {
    const head = await first<{ seq: number }>(this.db, 'SELECT seq FROM fact_head WHERE districtCode = ?', [
      this.districtCode,
    ])
    if (Number(head?.seq ?? 0) !== last) this.find(`序号计数为 ${head?.seq ?? '无'}，最后一条事实是 ${last}`)
  }

  private async states(table: 'hazard' | 'alert', label: string, states: ReadonlyMap<string, object>): Promise<number> {
    const rows = await this.db.rows<{ id: string }>(`SELECT * FROM ${table}`)
    this.compare(label, rows, states, (row) => row)
    return rows.length
  }

  private async cylinders(replay: Replay): Promise<number> {
    const rows = await this.db.rows<{ id: string; bottleUse: string | null }>('SELECT * FROM cylinder')
    this.compare('气瓶', rows, replay.cylinders, ({ bottleUse, ...row }) => ({ ...row, use: bottleUse }))
    return rows.length
  }

  private compare<R extends { id: string }>(
    label: string,
    rows: readonly R[],
    states: ReadonlyMap<string, object>,
    asState: (row: R) => object,
  ): void {
    const known = new Set(rows.map(({ id }) => id))
    for (const row of rows) {
      const state = states.get(row.id)
      if (!state) this.find(`${label} ${row.id} 没有任何事实`)
      else {
        const fields = differing(state, asState(row))
        if (fields.length > 0) this.find(`${label} ${row.id} 与事实不一致：${fields.join('、')}`)
      }
    }
    for (const id of states.keys()) if (!known.has(id)) this.find(`${label} ${id} 有事实而没有记录`)
  }

  /** The signed content stands in the fact; its hash is the one that was signed. */
  private async inspections(): Promise<number> {
    const broken = await this.db.rows<{ number: string }>(
      `SELECT i.number FROM inspection i LEFT JOIN fact f ON f.id = i.factId
        WHERE (i.source IS NULL OR i.source <> 'joint') AND (f.hash IS NULL OR f.hash <> i.contentHash) ORDER BY i.number LIMIT 50`,
    )
    for (const { number } of [...broken, ...(await this.brokenJointVisits())])
      this.find(`检查 ${number} 与签字时的内容不一致`)
    const unsigned = await this.db.rows<{ number: string }>(
      `SELECT DISTINCT i.number FROM inspection i JOIN signature s ON s.inspectionId = i.id
        WHERE s.contentHash <> i.contentHash
       UNION SELECT DISTINCT i.number FROM inspection i JOIN inspection_part t ON t.inspectionId = i.id
         JOIN part_signature s ON s.partId = t.id WHERE s.contentHash <> t.contentHash LIMIT 50`,
    )
    for (const { number } of unsigned) this.find(`检查 ${number} 的签字不是对这份内容签的`)
    const count = await first<{ n: number }>(this.db, 'SELECT COUNT(*) AS n FROM inspection')
    return Number(count?.n ?? 0)
  }

  /** Of a joint visit each part was signed; the hash of the whole is over theirs. */
  private async brokenJointVisits(): Promise<{ number: string }[]> {
    const parts = await this.db.rows<{ number: string; whole: string; part: string; hash: string | null }>(
      `SELECT i.number, i.contentHash AS whole, t.contentHash AS part, f.hash FROM inspection i
         JOIN inspection_part t ON t.inspectionId = i.id LEFT JOIN fact f ON f.id = t.factId
        WHERE i.source = 'joint' ORDER BY i.number, t.contentHash`,
    )
    const visits = new Map<string, { whole: string; parts: string[]; altered: boolean }>()
    for (const { number, whole, part, hash } of parts) {
      const visit = visits.get(number) ?? { whole, parts: [], altered: false }
      visits.set(number, { whole, parts: [...visit.parts, part], altered: visit.altered || hash !== part })
    }
    const isBroken = ({ whole, parts: hashes, altered }: { whole: string; parts: string[]; altered: boolean }) =>
      altered || sha256Hex(canonicalJson(hashes)) !== whole
    return [...visits].filter(([, visit]) => isBroken(visit)).map(([number]) => ({ number }))
  }

  private async photos(): Promise<number> {
    const rows = await this.db.rows<{ sha256: string }>('SELECT DISTINCT sha256 FROM file WHERE erasedAt IS NULL')
    for (const { sha256 } of rows) {
      await this.files.get(sha256).catch((error: Error) => this.find(`照片 ${sha256.slice(0, 12)}：${error.message}`))
    }
    await this.erasedPhotos(new Set(rows.map(({ sha256 }) => sha256)))
    return rows.length
  }

  private async erasedPhotos(live: ReadonlySet<string>): Promise<void> {
    const rows = await this.db.rows<{ sha256: string }>('SELECT DISTINCT sha256 FROM file WHERE erasedAt IS NOT NULL')
    for (const { sha256 } of rows)
      if (!live.has(sha256) && (await this.files.has(sha256)))
        this.find(`照片 ${sha256.slice(0, 12)}：已删除，却还在磁盘上`)
  }
}
