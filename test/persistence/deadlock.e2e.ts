import { newId } from '@app/domain'
import { UnitOfWork } from '@app/persistence'
import { mark } from './mark'
import { mariaDbStore, type TestStore } from './stores'

describe('two units that wait for each other', () => {
  let store: TestStore
  let units: UnitOfWork

  beforeAll(async () => {
    store = await mariaDbStore()
    units = await UnitOfWork.open(store.options)
  })
  afterAll(async () => {
    await units?.close()
    await store?.drop()
  })

  it('both take effect, once each: the one the database turned back runs again', async () => {
    const [first, second] = [newId(), newId()]
    await units.run(async (tx) => {
      await mark(tx, 'pair', first)
      await mark(tx, 'pair', second)
    })
    let runs = 0
    let waiting: (() => void)[] = []
    const bothAreThere = async () => {
      runs += 1
      if (runs > 2) return
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
        if (waiting.length < 2) return
        for (const goOn of waiting) goOn()
        waiting = []
      })
    }
    const lengthen = "UPDATE client_action SET hash = CONCAT(hash, 'x') WHERE id = ?"
    const unit = (mine: string, his: string) =>
      units.run(async (tx) => {
        await tx.execute(lengthen, [mine])
        await bothAreThere()
        await tx.execute(lengthen, [his])
      })
    await Promise.all([unit(first, second), unit(second, first)])
    expect(runs).toBe(3)
    const rows = await units.run((tx) => tx.rows("SELECT hash FROM client_action WHERE subjectId = 'pair'"))
    expect(rows).toEqual([{ hash: 'xx' }, { hash: 'xx' }])
  })
})
