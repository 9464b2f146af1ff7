import { memoryKeyValue } from '../storage/key-value'
import type { VisitDraft } from '../visit/draft'
import { createDrafts } from './drafts'

const draft = (id: string, accountId: string) => ({ id, accountId, answers: [] }) as unknown as VisitDraft

describe('visits in progress', () => {
  it('are on the phone after every change, also when the app is opened anew', () => {
    const storage = memoryKeyValue()
    createDrafts(storage, () => '2026-06-10T02:00:00.000Z').save(draft('v1', 'wang'))
    const reopened = createDrafts(storage, () => '2026-06-10T03:00:00.000Z')
    expect(reopened.find('v1')).toMatchObject({ id: 'v1', updatedAt: '2026-06-10T02:00:00.000Z' })
  })

  it('belong to the inspector who began them', () => {
    const drafts = createDrafts(memoryKeyValue(), () => '2026-06-10T02:00:00.000Z')
    drafts.save(draft('v1', 'wang'))
    drafts.save(draft('v2', 'zhao'))
    expect(drafts.of('zhao').map(({ id }) => id)).toEqual(['v2'])
  })

  it('tell the pages that watch when one is begun and when one is over', () => {
    const drafts = createDrafts(memoryKeyValue(), () => '2026-06-10T02:00:00.000Z')
    let told = 0
    const stop = drafts.onChange(() => told++)
    drafts.save(draft('v1', 'wang'))
    drafts.remove('v1')
    stop()
    drafts.save(draft('v2', 'wang'))
    expect(told).toBe(2)
  })
})
