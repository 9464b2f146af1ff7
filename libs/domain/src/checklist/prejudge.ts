import type { CylinderDates } from '../cylinder/cylinder'
import { findModel } from '../cylinder/models'
import { cylinderValidity } from '../cylinder/validity'
import type { Equipment, EquipmentValidity } from '../equipment/equipment'
import { equipmentValidity } from '../equipment/validity'
import type { PremisesType } from '../premises/premises'
import { isStockOverLimit, stockGrams } from '../premises/stock'
import type { CalendarDate } from '../time/calendar'
import { dateWords, monthWords } from '../time/words'
import type { ChecklistItem, Prejudge } from './checklist'

/** What is known of the thing asked about; leave out what does not concern it. */
export interface PrejudgeContext {
  premisesType: PremisesType
  today: CalendarDate
  cylinder?: CylinderDates | null
  equipment?: Equipment | null
  /** Present bottles of the place. */
  bottles?: readonly { chargeGrams: number }[]
  hasCylinderRoom?: boolean
  /** Local limit for residents; null until the office sets one. */
  residentStockLimitGrams?: number | null
}

export interface PrejudgedAnswer {
  result: 'pass' | 'fail'
  reason: string | null
  why: string
}

/** The answer that stored dates and quantities give; null when they do not say. The inspector confirms or corrects. */
export function prejudge(item: ChecklistItem, ctx: PrejudgeContext): PrejudgedAnswer | null {
  return item.prejudge ? JUDGES[item.prejudge](ctx) : null
}

const pass = (why: string): PrejudgedAnswer => ({ result: 'pass', reason: null, why })
const fail = (reason: string, why: string): PrejudgedAnswer => ({ result: 'fail', reason, why })

const JUDGES: Record<Prejudge, (ctx: PrejudgeContext) => PrejudgedAnswer | null> = {
  test_valid: judgeTest,
  life_valid: judgeLife,
  dual_phase: judgeDualPhase,
  stock: judgeStock,
  regulator_life: (ctx) => judgePart(ctx, 'regulatorUntil', 'F04-expired', '调压器'),
  hose_life: (ctx) => judgePart(ctx, 'hoseUntil', 'H02-expired', '软管'),
  stove_life: (ctx) => judgePart(ctx, 'stoveUntil', 'Z03-expired', '灶具'),
  detector_life: (ctx) => judgePart(ctx, 'detectorUntil', 'B04-expired', '报警器'),
}

function judgeTest({ cylinder, today }: PrejudgeContext): PrejudgedAnswer | null {
  if (!cylinder) return null
  const { testValidUntil: until, testDerived } = cylinderValidity(cylinder)
  if (!until) return null
  const derived = testDerived ? '（推算）' : ''
  return today > until
    ? fail('P02-overdue', `检验已于${monthWords(until)}到期${derived}`)
    : pass(`检验有效期到${monthWords(until)}${derived}`)
}

function judgeLife({ cylinder, today }: PrejudgeContext): PrejudgedAnswer | null {
  if (!cylinder) return null
  const { lifeUntil, scrapOn } = cylinderValidity(cylinder)
  if (!lifeUntil || !scrapOn) return null
  if (today > scrapOn) return fail('P03-scrap', `已于${monthWords(scrapOn)}达到强制报废年限`)
  if (today > lifeUntil) return fail('P03-expired', `设计使用年限已于${monthWords(lifeUntil)}到期`)
  return pass(`使用年限到${monthWords(lifeUntil)}`)
}

function judgeDualPhase({ cylinder }: PrejudgeContext): PrejudgedAnswer | null {
  const model = cylinder ? findModel(cylinder.model) : undefined
  if (!model) return null
  return model.banned ? fail('P06-dual_phase', `登记型号${model.model}是气液双相瓶`) : pass(`登记型号${model.model}`)
}

function judgeStock(ctx: PrejudgeContext): PrejudgedAnswer | null {
  if (!ctx.bottles) return null
  const grams = stockGrams(ctx.bottles)
  const total = `标称总量${grams / 1000}公斤`
  if (ctx.premisesType === 'resident') return judgeResidentStock(grams, total, ctx.residentStockLimitGrams ?? null)
  if (isStockOverLimit(ctx.premisesType, grams, ctx.hasCylinderRoom ?? false)) {
    return fail('P08-no_room', `${total}，达到100公斤而没有气瓶间`)
  }
  return pass(ctx.hasCylinderRoom ? `${total}，有气瓶间` : `${total}，不到100公斤`)
}

function judgeResidentStock(grams: number, total: string, limit: number | null): PrejudgedAnswer {
  if (limit === null) return pass(`${total}，本区未设居民上限`)
  return grams > limit ? fail('P08-resident_limit', `${total}，超过本区上限`) : pass(`${total}，未超本区上限`)
}

function judgePart(
  { equipment, premisesType, today }: PrejudgeContext,
  part: keyof EquipmentValidity,
  reason: string,
  name: string,
): PrejudgedAnswer | null {
  const until = equipment ? equipmentValidity(equipment, premisesType)[part] : null
  if (!until) return null
  return today > until
    ? fail(reason, `${name}使用年限已于${dateWords(until)}到期`)
    : pass(`${name}使用年限到${dateWords(until)}`)
}
