import { newId } from '@app/domain'
import { Database, DuplicateError, dialectOf, openReader, prepareFact, UnitOfWork } from '@app/persistence'
import type { DataSource } from 'typeorm'
import { mark, markLater, marksOf } from './mark'
import type { NewStore, TestStore } from './stores'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const factAbout = (id: string) =>
  prepareFact({
    kind: 'account.created',
    actorId: null,
    occurredAt: new Date().toISOString(),
    areaCode: null,
    body: { id },
    subjects: [{ kind: 'account', id }],
  })

const headOf = async (db: Database): Promise<number> =>
  Number((await db.rows<{ seq: number }>('SELECT seq FROM fact_head'))[0]?.seq)

/** What every write of the product leans on. The same body for each database. */
export function unitOfWorkBehaves(newStore: NewStore): void {
  let store: TestStore
  let units: UnitOfWork
  let source: DataSource
  let db: Database

  beforeAll(async () => {
    store = await newStore()
    units = await UnitOfWork.open(store.options)
    source = await openReader(store.options)
    db = new Database(source, dialectOf(store.options))
  })
  afterAll(async () => {
    await units?.close()
    await source?.destroy()
    await store?.drop()
  })

  it('keeps the 200 of 300 simultaneous units that commit and nothing of the 100 that roll back', async () => {
    const topic = newId()
    const unit = (n: number) =>
      units.run(async (tx) => {
        await mark(tx, topic)
        await pause(n % 4)
        await mark(tx, topic)
        if (n % 3 === 0) throw new Error('turned back')
      })
    const results = await Promise.allSettled(Array.from({ length: 300 }, (_, n) => unit(n)))
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(100)
    expect(await marksOf(db, topic)).toBe(400)
  })

  it('stores 100 units that end together and only say things nobody waits for, but not the 20 that repeat a row', async () => {
    const topic = newId()
    const known = newId()
    await units.run((tx) => mark(tx, topic, known))
    const unit = (n: number) => {
      const id = n % 6 === 0 ? known : newId()
      return units.run(async (tx) => {
        await markLater(tx, topic, id)
        tx.fact(factAbout(id))
        tx.touch('premises', topic)
      })
    }
    const from = await headOf(db)
    const results = await Promise.allSettled(Array.from({ length: 120 }, (_, n) => unit(n)))
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    expect(refused.map((reason) => reason instanceof DuplicateError)).toEqual(Array(20).fill(true))
    expect(await marksOf(db, topic)).toBe(101)
    const facts = await db.rows<{ seq: number; subjectId: string }>(
      'SELECT f.seq, s.subjectId FROM fact f JOIN fact_subject s ON s.seq = f.seq WHERE f.seq > ? ORDER BY f.seq',
      [from],
    )
    expect(facts.map(({ seq }) => Number(seq) - from)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1))
    expect(new Set(facts.map(({ subjectId }) => subjectId)).size).toBe(100)
  })

  it('stores no fact for a district that has no sequence', async () => {
    const topic = newId()
    const elsewhere = await UnitOfWork.open({ ...store.options, districtCode: '120199' })
    const unit = elsewhere.run(async (tx) => {
      await mark(tx, topic)
      tx.fact(factAbout(topic))
    })
    await expect(unit).rejects.toThrow()
    await elsewhere.close()
    expect(await marksOf(db, topic)).toBe(0)
    expect(await db.rows('SELECT seq FROM fact_subject WHERE subjectId = ?', [topic])).toEqual([])
  })

  it('shows nobody what is not committed', async () => {
    const topic = newId()
    const unit = units.run(async (tx) => {
      await mark(tx, topic)
      const seenOutside = await marksOf(db, topic)
      const seenInside = await marksOf(tx, topic)
      return { seenOutside, seenInside }
    })
    expect(await unit).toEqual({ seenOutside: 0, seenInside: 1 })
    expect(await marksOf(db, topic)).toBe(1)
  })

  it('refuses a stray write on the reading side', async () => {
    const sql = "INSERT INTO fact_head (districtCode, seq) VALUES ('stray', 1)"
    await expect(db.rows(sql)).rejects.toThrow()
    await expect(source.query(sql)).rejects.toThrow(/readonly|read.only/i)
    expect(await db.rows("SELECT 1 FROM fact_head WHERE districtCode = 'stray'")).toEqual([])
  })

  it('refuses it on every one of many connections used at once', async () => {
    const write = () => source.query("INSERT INTO fact_head (districtCode, seq) VALUES ('stray', 1)")
    const results = await Promise.allSettled(Array.from({ length: 40 }, write))
    expect(results.filter(({ status }) => status === 'fulfilled')).toEqual([])
  })

  it('numbers facts without a gap, in the order in which they are committed', async () => {
    const announced: number[] = []
    units.onCommit(({ lastSeq }) => lastSeq !== null && announced.push(lastSeq))
    const before = await db.rows<{ seq: number }>('SELECT seq FROM fact_head')
    const unit = (n: number) =>
      units.run(async (tx) => {
        tx.fact(factAbout(newId()))
        if (n % 2 === 0) tx.fact(factAbout(newId()))
        await pause(n % 5)
        if (n % 5 === 0) throw new Error('turned back')
      })
    const committed = units.run(async (tx) => tx.fact(factAbout(newId())))
    await Promise.allSettled([committed, ...Array.from({ length: 100 }, (_, n) => unit(n))])
    const start = Number(before[0]?.seq)
    const seqs = (await db.rows<{ seq: number }>('SELECT seq FROM fact WHERE seq > ? ORDER BY seq', [start])).map((r) =>
      Number(r.seq),
    )
    // 80 of the 100 committed, 40 of them with two facts, and one more unit of one fact.
    expect(seqs).toEqual(Array.from({ length: 121 }, (_, i) => start + 1 + i))
    expect(Math.max(...announced)).toBe(start + 121)
  })

  it('says which constraint a duplicate broke and keeps nothing of that unit', async () => {
    const [topic, id] = [newId(), newId()]
    await units.run((tx) => mark(tx, topic, id))
    const again = units.run(async (tx) => {
      await mark(tx, topic)
      await mark(tx, topic, id)
    })
    await expect(again).rejects.toBeInstanceOf(DuplicateError)
    expect(await marksOf(db, topic)).toBe(1)
  })

  it('counts a touch that comes during a review, so that the review is not taken for the newest', async () => {
    const id = newId()
    const touch = () => units.run(async (tx) => tx.touch('premises', id))
    const state = async () =>
      (
        await db.rows<{ version: number; reviewedVersion: number }>(
          'SELECT version, reviewedVersion FROM review_state WHERE subjectId = ?',
          [id],
        )
      )[0]
    await touch()
    const seen = (await state())?.version
    await touch()
    const finish = () =>
      units.run((tx) =>
        tx.execute('UPDATE review_state SET reviewedVersion = version WHERE subjectId = ? AND version = ?', [
          id,
          Number(seen),
        ]),
      )
    expect(await finish()).toBe(0)
    expect(await state()).toEqual({ version: 2, reviewedVersion: 0 })
  })

  it('lets many units touch the same subjects in any order at once', async () => {
    const subjects = Array.from({ length: 6 }, () => newId())
    const unit = (n: number) =>
      units.run(async (tx) => {
        for (let i = 0; i < 6; i++) tx.touch('cylinder', subjects[(i * (n % 2 ? 1 : 5) + n) % 6] as string)
        tx.fact(factAbout(newId()))
      })
    await Promise.all(Array.from({ length: 60 }, (_, n) => unit(n)))
    const rows = await db.rows<{ version: number }>(
      `SELECT version FROM review_state WHERE subjectId IN (${subjects.map(() => '?').join(', ')})`,
      subjects,
    )
    expect(rows.map((row) => row.version)).toEqual([60, 60, 60, 60, 60, 60])
  })

  it('makes one waiting review of any number of touches', async () => {
    await units.run(async (tx) => tx.touch('hazard', newId()))
    const rows = await db.rows("SELECT id FROM job WHERE coalesceKey = 'review.run'")
    expect(rows).toHaveLength(1)
  })
}
