import { concernedBy, newAlertIds, segmentOf } from './concerned'
import type { LiveEvent } from './live-feed'

const event = (kind: string, ...subjects: [string, string][]): LiveEvent => ({
  seq: 1,
  kind,
  subjects: subjects.map(([subject, id]) => ({ kind: subject, id })),
  at: '2026-11-22T00:00:00.000Z',
})

describe('what a change on the feed concerns', () => {
  it('an inspection renews the lists and details of its place and bottles, and the overview', () => {
    const concerned = concernedBy([event('inspection.submitted', ['inspection', 'i'], ['premises', 'p'])])
    expect([...concerned]).toEqual(expect.arrayContaining(['inspections', 'premises', 'overview', 'facts']))
    expect(concerned.has('accounts')).toBe(false)
  })

  it('lists and details of a noun are found by the address of the route', () => {
    expect(segmentOf('GET /api/v1/alerts/:id')).toBe('alerts')
    expect(segmentOf('GET /api/v1/alert-groups')).toBe('alert-groups')
  })

  it('only a newly raised alert is announced, and once', () => {
    const raised = event('alert.raised', ['alert', 'a'], ['cylinder', 'c'])
    expect(newAlertIds([raised, raised, event('alert.acknowledged', ['alert', 'b'])])).toEqual(['a'])
  })
})
