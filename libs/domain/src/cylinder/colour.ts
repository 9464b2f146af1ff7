import type { Grade } from '../checklist/checklist'
import type { CalendarDate } from '../time/calendar'
import { isDueSoon } from '../time/due-soon'
import { dateWords, monthWords } from '../time/words'
import type { BottlePresence, Colour, CylinderDates, CylinderStatus, CylinderValidity } from './cylinder'
import { findModel } from './models'
import { cylinderValidity } from './validity'

export const COLOUR_LABEL: Record<Colour, string> = { red: '停止使用', amber: '请留意', green: '未见异常' }

export interface ColourInput {
  dates: CylinderDates
  status: CylinderStatus
  presence: BottlePresence | null
  /** Open hazards about this cylinder. */
  hazards: readonly { item: string; grade: Grade }[]
  /** 召回 that has not ended for it. */
  recalled?: boolean
  today: CalendarDate
}

export interface CylinderColour {
  colour: Colour
  reasons: string[]
  advice: string[]
}

interface Remark {
  colour: Colour
  reason: string
  advice: string
}

const SWAP = '关阀停用，联系气站换瓶'
const BOOK = '请联系气站，到期前换瓶或送检'

/** The state of a cylinder in one colour, with the reasons and what to do in words a household understands. */
export function cylinderColour(input: ColourInput): CylinderColour {
  const validity = cylinderValidity(input.dates)
  const remarks = [
    ...statusRemarks(input),
    ...lifeRemarks(validity, input.today),
    ...testRemarks(validity, input.today),
    ...hazardRemarks(input),
  ]
  const colour = worst(remarks)
  if (colour === 'green') return { colour, reasons: [greenReason(validity)], advice: ['可以正常使用，用后随手关阀'] }
  const shown = [...remarks].sort((a, b) => RANK[a.colour] - RANK[b.colour])
  return { colour, reasons: unique(shown.map((r) => r.reason)), advice: unique(advised(shown, colour)) }
}

const RANK: Record<Colour, number> = { red: 0, amber: 1, green: 2 }

function worst(remarks: readonly Remark[]): Colour {
  return remarks.reduce<Colour>(
    (worstSoFar, { colour }) => (RANK[colour] < RANK[worstSoFar] ? colour : worstSoFar),
    'green',
  )
}

/** Beside "stop and swap" a booking would only confuse. */
const advised = (shown: readonly Remark[], colour: Colour): string[] =>
  shown.filter((remark) => remark.colour === colour).map((remark) => remark.advice)

const unique = (texts: string[]): string[] => [...new Set(texts)]

const red = (reason: string, advice = SWAP): Remark => ({ colour: 'red', reason, advice })
const amber = (reason: string, advice: string): Remark => ({ colour: 'amber', reason, advice })

function statusRemarks({ status, presence, dates, recalled }: ColourInput): Remark[] {
  const remarks: Remark[] = []
  if (recalled) remarks.push(red('召回：请停用并等气站换回', '关阀停用，等气站上门换回；不要自己拆、不要转给别人'))
  if (status === 'scrapped') remarks.push(red('这只瓶已报废注销'))
  if (findModel(dates.model)?.banned) remarks.push(red('气液双相瓶，国家已禁止使用'))
  if (status === 'unregistered') remarks.push(amber('这只瓶没有登记', '请拍下钢印和瓶身，等待核实；先不要再充装'))
  if (presence === 'missing') remarks.push(amber('去向不明，正在向气站核实', '若看到这只瓶，请告诉网格员或气站'))
  return remarks
}

function lifeRemarks({ lifeUntil, scrapOn }: CylinderValidity, today: CalendarDate): Remark[] {
  if (!lifeUntil || !scrapOn) return []
  if (today > scrapOn) return [red(`已于${monthWords(scrapOn)}达到强制报废年限`, '关阀停用，联系气站换瓶，旧瓶须报废')]
  if (today > lifeUntil) return [red(`设计使用年限已于${monthWords(lifeUntil)}到期`)]
  if (isDueSoon(lifeUntil, today)) return [amber(`使用年限到${dateWords(lifeUntil)}为止`, BOOK)]
  return []
}

function testRemarks({ testValidUntil, testDerived }: CylinderValidity, today: CalendarDate): Remark[] {
  const derived = testDerived ? '（推算）' : ''
  if (!testValidUntil) return [amber('没有检验日期', '请看瓶身钢印或检验环，告诉网格员或气站')]
  if (today > testValidUntil) return [red(`检验已于${monthWords(testValidUntil)}到期${derived}`)]
  if (isDueSoon(testValidUntil, today)) return [amber(`检验有效期到${dateWords(testValidUntil)}为止${derived}`, BOOK)]
  return []
}

function hazardRemarks({ hazards }: ColourInput): Remark[] {
  const remarks: Remark[] = []
  if (hazards.some(({ grade }) => grade === 'A'))
    remarks.push(red('有严重隐患未办结', '关阀停用，按告知单整改并等待复查'))
  if (hazards.some(({ grade }) => grade === 'B' || grade === 'C')) {
    remarks.push(amber('有隐患正在整改', '请按告知单上的期限整改'))
  }
  return remarks
}

function greenReason({ testValidUntil, testDerived }: CylinderValidity): string {
  if (!testValidUntil) return '未见异常'
  return `检验有效期到${monthWords(testValidUntil)}${testDerived ? '（推算）' : ''}`
}
