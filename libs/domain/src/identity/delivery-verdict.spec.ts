import { type Delivered, deliveryVerdict } from './delivery-verdict'

const TODAY = '2026-06-10'
const bottle = (change: Partial<Delivered> = {}): Delivered => ({
  model: 'YSP35.5',
  madeOn: '2023-03-01',
  nextTestOn: '2027-03-01',
  lastTestOn: null,
  designLifeYears: 8,
  status: 'registered',
  presence: null,
  dangerous: false,
  ownerCompanyId: 'own',
  filling: { at: '2026-06-08T02:00:00.000Z', companyId: 'own', companyName: '示范燃气站' },
  ...change,
})

describe('whether a household should take the cylinder that is brought', () => {
  it.each<[string, Partial<Delivered>, string, string]>([
    ['in order', {}, 'yes', '可以收：2026年6月8日由示范燃气站充装，检验有效到2027年3月'],
    ['scrapped', { status: 'scrapped' }, 'no', '已经报废'],
    ['of no register', { status: 'unregistered', filling: null }, 'no', '没有登记'],
    ['overdue for its test', { nextTestOn: '2026-04-01' }, 'no', '检验在2026年4月就到期了'],
    ['past its life', { madeOn: '2010-03-01', nextTestOn: '2026-04-01' }, 'no', '超过使用年限'],
    ['with a grave fault that is open', { dangerous: true }, 'no', '严重问题'],
    ['filled by somebody else than its owner', { ownerCompanyId: 'other' }, 'no', '示范燃气站不是这只瓶的主人'],
    ['missing elsewhere', { presence: 'missing' }, 'ask', '去向不明'],
    ['never filled as far as anybody knows', { filling: null }, 'ask', '没有查到这只瓶的充装记录'],
  ])('one that is %s', (_, change, accept, words) => {
    const verdict = deliveryVerdict(bottle(change), TODAY)
    expect(verdict).toEqual({ accept, sentence: expect.stringContaining(words) })
  })

  it('tells the gravest reason and one sentence only', () => {
    const { sentence } = deliveryVerdict(bottle({ status: 'scrapped', presence: 'missing', filling: null }), TODAY)
    expect(sentence).toBe('不要收：这只瓶已经报废。请送气工换一只')
  })
})
