import { currentChecklist } from '../checklist/checklists'
import type { Leaflet } from './leaflet'
import { LEAFLETS, leafletOf } from './leaflets'

const items = currentChecklist().items
const all: [string, Leaflet][] = items.flatMap((item) => [
  [item.code, leafletOf(item.code, null)] as [string, Leaflet],
  ...item.reasons.map(({ code }): [string, Leaflet] => [code, leafletOf(item.code, code)]),
])

describe('明白纸', () => {
  it('every one of the forty items has one, and none is written for an item that does not exist', () => {
    expect(Object.keys(LEAFLETS).sort()).toEqual(items.map(({ code }) => code).sort())
    expect(items).toHaveLength(40)
  })

  it('what it says of single reasons are reasons of that item', () => {
    for (const { code, reasons } of items) {
      const known = reasons.map((reason) => reason.code)
      for (const reason of Object.keys(LEAFLETS[code]?.reasons ?? {})) expect(known).toContain(reason)
    }
  })

  it.each(all)('%s can be read aloud in one breath a line', (_, { title, why, steps, never }) => {
    expect(title.length).toBeLessThanOrEqual(12)
    expect(why.length).toBeLessThanOrEqual(30)
    expect(steps.length).toBeGreaterThanOrEqual(2)
    expect(steps.length).toBeLessThanOrEqual(3)
    for (const step of steps) expect(step.length).toBeLessThanOrEqual(26)
    expect((never ?? '').length).toBeLessThanOrEqual(18)
  })

  it.each(all)('%s speaks neither of laws and grades nor in the words of the trade', (_, leaflet) => {
    const text = [leaflet.title, leaflet.why, ...leaflet.steps, leaflet.never ?? ''].join('')
    expect(text).not.toMatch(/重大隐患|责令|处罚|罚款|条例|GB ?\d|[A-C] ?级|角阀|调压器|权属|管控/)
  })

  it('stops the use of whatever the checklist stops at once', () => {
    const stopped = items.flatMap((item) =>
      item.reasons
        .filter(({ measure }) => ['stop_cylinder', 'stop_use', 'stop_set', 'hold_cylinder'].includes(measure))
        .map(({ code }) => [item.code, code] as const),
    )
    for (const [item, reason] of stopped)
      expect([reason, leafletOf(item, reason).steps.join('')]).toEqual([
        reason,
        expect.stringMatching(/停用|停止用气|关紧|先不用|不再用|停下|气站来核对/),
      ])
  })

  it('has something right to say of an item that came later', () => {
    expect(leafletOf('X99', null).steps.length).toBeGreaterThan(1)
  })
})
