import { Trial } from './trial'

describe('Nobody is shown what is not his', () => {
  let trial: Trial
  beforeAll(async () => {
    trial = await Trial.of({ perTable: 1, every: 12, rounds: 2, changes: 12, photos: 6 })
  }, 60_000)
  afterAll(() => trial?.world.close())
  let t = Date.now()
  afterEach(() => {
    console.log(trial.asking.cases, Date.now() - t, trial.asking.leaks.slice(0, 30).join('\n'))
    t = Date.now()
    expect(trial.asking.leaks.splice(0)).toEqual([])
  })

  test('in lists, counts, filters, sorts, cursors and details', () => trial.read())
  test('in photos', () => trial.seePhotos())
  test('in the live feed', () => trial.listen())
  test('and what happens elsewhere changes no byte of what he is shown', () => trial.changeElsewhere())
  test('and what concerns one company changes no byte of what another is shown', () => trial.changeOtherCompany())
  test('nor does he change, or learn of, what is not his', () => trial.write())
})
