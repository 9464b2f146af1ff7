import { heldDuring } from './held-during'

const GRID = '12010300100101'
const held = (name: string, fromOn: string, toOn: string | null, gridCode = GRID) => ({ name, fromOn, toOn, gridCode })

describe('who was responsible for a place', () => {
  const stay = { areaCode: `${GRID}01`, fromOn: '2026-02-01', toOn: '2026-04-30' }

  test('only for the days on which the place lay in his grid, a micro-grid belonging to the grid around it', () => {
    const holders = [
      held('王网格', '2024-01-01', '2026-02-28'),
      held('高代班', '2026-03-01', null),
      held('前任', '2020-01-01', '2026-01-31'),
      held('后任', '2026-05-01', null),
      held('别处', '2024-01-01', null, '12010300100102'),
    ]
    expect(heldDuring(stay, holders)).toEqual([
      held('高代班', '2026-03-01', '2026-04-30'),
      held('王网格', '2026-02-01', '2026-02-28'),
    ])
  })

  test('a stay and a holder without an end have none', () => {
    expect(heldDuring({ ...stay, toOn: null }, [held('高代班', '2026-03-01', null)])[0]?.toOn).toBeNull()
  })

  test('an assignment that was undone before it began counts for nothing', () => {
    expect(heldDuring(stay, [held('没来', '2026-03-05', '2026-03-04')])).toEqual([])
  })
})
