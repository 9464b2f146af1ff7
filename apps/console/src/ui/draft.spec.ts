import { Drafts } from '../api/drafts'
import { FormDraft } from './draft'

interface Entry {
  name: string
  on?: string
}

class Shelf {
  readonly rows = new Map<string, string>()
  get length() {
    return this.rows.size
  }
  key = (i: number) => [...this.rows.keys()][i] ?? null
  getItem = (key: string) => this.rows.get(key) ?? null
  setItem = (key: string, value: string) => void this.rows.set(key, value)
  removeItem = (key: string) => void this.rows.delete(key)
}

describe('what was typed into a form and is not stored yet', () => {
  let shelf: Shelf
  let drafts: Drafts
  beforeEach(() => {
    shelf = new Shelf()
    drafts = new Drafts(() => shelf)
  })
  const form = (subject?: string, account = 'me') => new FormDraft<Entry>(drafts, account, subject)

  it('is there again after a reload, for the same person and the same subject only', () => {
    form('move-in/1').typed({ name: '赵' })
    expect(form('move-in/1').kept?.values).toEqual({ name: '赵' })
    expect(form('move-in/2').kept).toBeNull()
    expect(form('move-in/1', 'another').kept).toBeNull()
  })

  it('sent again after a lost answer, even from a reloaded page, is the same action at the same time', () => {
    const first = form('move-in/1').send({ name: '赵' })
    expect(form('move-in/1').send({ name: '赵' })).toEqual(first)
  })

  it('mended before it is sent again, it is another action; sent unmended after all, the first again', () => {
    const open = form('move-in/1')
    const first = open.send({ name: '赵' })
    open.typed({ name: '钱' })
    expect(open.send({ name: '赵' }).actionId).toBe(first.actionId)
    expect(open.send({ name: '钱' }).actionId).not.toBe(first.actionId)
  })

  it('is gone once it is stored, and the next of its kind is an action of its own', () => {
    const open = form('move-in/1')
    const first = open.send({ name: '赵' })
    open.drop()
    expect(shelf.rows.size).toBe(0)
    expect(open.send({ name: '赵' }).actionId).not.toBe(first.actionId)
  })

  it('is forgotten at the log-out, and when somebody else logs in', () => {
    form('a').typed({ name: '赵' })
    form('a', 'another').typed({ name: '钱' })
    shelf.setItem('pingan.session', '{}')
    drafts.forget('another')
    expect([...shelf.rows.keys()]).toEqual(['pingan.draft/another/a', 'pingan.session'])
    drafts.forget()
    expect([...shelf.rows.keys()]).toEqual(['pingan.session'])
  })

  it('a form about a password leaves nothing behind, yet pressed twice is one action', () => {
    const open = form()
    open.typed({ name: 'secret' })
    expect(open.send({ name: 'secret' }).actionId).toBe(open.send({ name: 'secret' }).actionId)
    expect(shelf.rows.size).toBe(0)
  })

  it('costs only the keeping when the browser forbids it', () => {
    const broken = new Drafts(() => {
      throw new Error('denied')
    })
    const open = new FormDraft<Entry>(broken, 'me', 'a')
    open.typed({ name: '赵' })
    expect(open.send({ name: '赵' }).of).toBe('{"name":"赵"}')
    broken.forget()
    open.drop()
  })
})
