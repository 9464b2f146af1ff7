import { addMinutes } from '@app/domain'
import { memoryKeyValue } from '../storage/key-value'
import type { EntryFile } from './entry'
import { type NewEntry, Outbox, type Wire } from './outbox'
import type { Reply } from './verdict'

const OK: Reply = { status: 201, data: { number: 'PA-1' } }
const NO_NETWORK: Reply = { status: 0, data: undefined }
const START = '2026-06-10T02:00:00.000Z'

function phone(storage = memoryKeyValue()) {
  const log: string[] = []
  const answers = { file: OK, entry: OK }
  const clock = { now: START }
  const wire: Wire = {
    async sendFile(file) {
      log.push(`file ${file.id}`)
      return answers.file
    },
    async sendEntry(entry) {
      log.push(`entry ${entry.id}`)
      return answers.entry
    },
    async forgetFile(file) {
      log.push(`forget ${file.id}`)
    },
  }
  const outbox = new Outbox({ storage, wire, now: () => clock.now })
  return { outbox, log, answers, clock, storage }
}

const file = (id: string): EntryFile => ({ id, ref: `ref-${id}`, purpose: 'visit', takenAt: START, sent: false })

const entry = (id: string, changes: Partial<NewEntry> = {}): NewEntry => ({
  id,
  accountId: 'wang',
  kind: 'inspection',
  title: '示范里1号楼',
  subjectId: 'premises',
  path: '/api/v1/inspections',
  body: { content: id },
  draft: { id },
  files: [],
  ...changes,
})

describe('the outbox of the phone', () => {
  it('sends the pictures of a visit before the visit itself, and frees them afterwards', async () => {
    const { outbox, log } = phone()
    outbox.add(entry('v1', { files: [file('p1'), file('p2')] }))
    await outbox.flush('wang')
    expect(log).toEqual(['file p1', 'file p2', 'entry v1', 'forget p1', 'forget p2'])
    expect(outbox.find('v1')).toMatchObject({ state: 'sent', reply: { number: 'PA-1' } })
  })

  it('keeps a visit while there is no network and sends it when the network is back', async () => {
    const { outbox, answers } = phone()
    answers.entry = NO_NETWORK
    outbox.add(entry('v1'))
    expect(await outbox.flush('wang')).toBe('offline')
    expect(outbox.count('wang')).toEqual({ records: 1, photos: 0, refused: 0 })
    answers.entry = OK
    expect(await outbox.flush('wang', true)).toBe('done')
    expect(outbox.count('wang').records).toBe(0)
  })

  it('still has the visit after the app was closed in the middle of sending', async () => {
    const first = phone()
    first.answers.entry = NO_NETWORK
    first.outbox.add(entry('v1', { files: [file('p1')] }))
    await first.outbox.flush('wang')
    const stuck = first.outbox.find('v1')
    first.storage.set('outbox:v1', { ...stuck, state: 'sending' })
    const again = phone(first.storage)
    await again.outbox.flush('wang')
    expect(again.log).toEqual(['entry v1', 'forget p1'])
    expect(again.outbox.find('v1')?.state).toBe('sent')
  })

  it('does not upload a picture a second time when only the visit failed', async () => {
    const { outbox, log, answers } = phone()
    answers.entry = NO_NETWORK
    outbox.add(entry('v1', { files: [file('p1')] }))
    await outbox.flush('wang')
    answers.entry = OK
    await outbox.flush('wang', true)
    expect(log.filter((line) => line === 'file p1')).toHaveLength(1)
  })

  it('keeps everything the server found wrong with a refused visit, for correction', async () => {
    const { outbox, answers } = phone()
    const problems = [{ path: 'content.answers', item: 'H02', message: 'H02 软管：请选原因' }]
    answers.entry = { status: 422, data: { code: 'INSPECTION_INCOMPLETE', title: '检查单还不完整', problems } }
    outbox.add(entry('v1'))
    await outbox.flush('wang')
    expect(outbox.find('v1')).toMatchObject({ state: 'refused', problems, draft: { id: 'v1' } })
    answers.entry = OK
    await outbox.flush('wang', true)
    expect(outbox.find('v1')?.state).toBe('refused')
  })

  it('drops a refused visit only when its correction is under way', async () => {
    const { outbox, answers } = phone()
    outbox.add(entry('v1'))
    outbox.release('v1')
    expect(outbox.find('v1')).toBeDefined()
    answers.entry = { status: 409, data: { title: '编号已用' } }
    await outbox.flush('wang')
    expect(outbox.find('v1')?.problems).toEqual([{ path: '', message: '编号已用' }])
    outbox.release('v1')
    expect(outbox.find('v1')).toBeUndefined()
  })

  it('asks a busy server again later and later, at most every ten minutes', async () => {
    const { outbox, answers, clock, log } = phone()
    answers.entry = { status: 503, data: {} }
    outbox.add(entry('v1'))
    for (const minutes of [1, 2, 4, 8, 10, 10]) {
      await outbox.flush('wang')
      expect(outbox.find('v1')?.nextTryAt).toBe(addMinutes(clock.now, minutes))
      const asked = log.length
      await outbox.flush('wang')
      expect(log).toHaveLength(asked)
      clock.now = addMinutes(clock.now, minutes)
    }
  })

  it('goes on with the next visit when the server cannot take one', async () => {
    const { outbox, answers, log } = phone()
    answers.entry = { status: 500, data: {} }
    outbox.add(entry('v1'))
    outbox.add(entry('v2'))
    await outbox.flush('wang')
    expect(log).toEqual(['entry v1', 'entry v2'])
  })

  it('stops and keeps everything when the log-in has run out', async () => {
    const { outbox, answers, log } = phone()
    answers.file = { status: 401, data: {} }
    outbox.add(entry('v1', { files: [file('p1')] }))
    outbox.add(entry('v2'))
    expect(await outbox.flush('wang')).toBe('login')
    expect(log).toEqual(['file p1'])
    expect(outbox.count('wang')).toEqual({ records: 2, photos: 1, refused: 0 })
  })

  it('never sends the visit of the colleague who shares the phone', async () => {
    const { outbox, log } = phone()
    outbox.add(entry('v1'))
    outbox.add(entry('v2', { accountId: 'zhao' }))
    await outbox.flush('zhao')
    expect(log).toEqual(['entry v2'])
    expect(outbox.count('wang').records).toBe(1)
  })

  it('sends once when two causes ask for sending at the same moment', async () => {
    const { outbox, log } = phone()
    outbox.add(entry('v1'))
    await Promise.all([outbox.flush('wang'), outbox.flush('wang', true)])
    expect(log).toEqual(['entry v1'])
  })

  it('remembers the last fifty that were sent and no more', async () => {
    const { outbox } = phone()
    for (let index = 0; index < 53; index++) outbox.add(entry(`v${index}`))
    await outbox.flush('wang')
    expect(outbox.of('wang')).toHaveLength(50)
    expect(outbox.find('v2')).toBeUndefined()
    expect(outbox.find('v3')).toBeDefined()
  })
})
