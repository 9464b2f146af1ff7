import type { BottlePresence, CylinderDates, CylinderStatus } from '../cylinder/cylinder'
import { cylinderValidity } from '../cylinder/validity'
import { type CalendarDate, dateInShanghai, type Instant } from '../time/calendar'
import { dateWords, monthWords } from '../time/words'

/** yes 可以收 · no 不要收 · ask 先问清楚 */
export type Acceptance = 'yes' | 'no' | 'ask'

export interface Delivered extends CylinderDates {
  status: CylinderStatus
  presence: BottlePresence | null
  /** Something about it is open that endangers whoever uses it. */
  dangerous: boolean
  /** 召回 that has not ended for it. */
  recalled?: boolean
  ownerCompanyId: string | null
  filling: { at: Instant; companyId: string; companyName: string } | null
}

export interface DeliveryVerdict {
  accept: Acceptance
  /** One sentence for somebody who stands at his door with the courier before him. */
  sentence: string
}

const no = (why: string): DeliveryVerdict => ({ accept: 'no', sentence: `不要收：${why}。请送气工换一只` })
const ask = (why: string): DeliveryVerdict => ({ accept: 'ask', sentence: `先别收：${why}。请打电话问气站` })

export const UNKNOWN_DELIVERED: DeliveryVerdict = no('查不到这只瓶的登记')

/** 扫码验瓶: may this cylinder be taken into the house? The gravest reason is the one that is told. */
export function deliveryVerdict(cylinder: Delivered, today: CalendarDate): DeliveryVerdict {
  return refusalOf(cylinder, today) ?? doubtOf(cylinder) ?? accepted(cylinder, today)
}

function refusalOf(cylinder: Delivered, today: CalendarDate): DeliveryVerdict | null {
  const { testValidUntil, lifeUntil } = cylinderValidity(cylinder)
  const { status, dangerous, recalled, filling, ownerCompanyId } = cylinder
  if (status === 'scrapped') return no('这只瓶已经报废')
  if (recalled) return no('这只瓶正在召回')
  if (status === 'unregistered') return no('这只瓶没有登记')
  if (lifeUntil !== null && today > lifeUntil) return no('这只瓶已经超过使用年限')
  if (testValidUntil !== null && today > testValidUntil)
    return no(`这只瓶的检验在${monthWords(testValidUntil)}就到期了`)
  if (dangerous) return no('这只瓶有严重问题还没有处理')
  if (filling && filling.companyId !== ownerCompanyId) return no(`给它充气的${filling.companyName}不是这只瓶的主人`)
  return null
}

function doubtOf({ presence, filling }: Delivered): DeliveryVerdict | null {
  if (presence === 'missing') return ask('这只瓶登记为去向不明')
  return filling === null ? ask('没有查到这只瓶的充装记录') : null
}

function accepted({ filling, ...dates }: Delivered, today: CalendarDate): DeliveryVerdict {
  const { testValidUntil } = cylinderValidity(dates)
  const filled = filling ? `${dateWords(dateInShanghai(filling.at))}由${filling.companyName}充装` : ''
  const tested = testValidUntil && testValidUntil >= today ? `，检验有效到${monthWords(testValidUntil)}` : ''
  return { accept: 'yes', sentence: `可以收：${filled}${tested}。收下前看一看封口、闻一闻有没有气味` }
}
