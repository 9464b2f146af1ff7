import type { PremisesType } from './premises'

/**
 * From here on a non-resident needs a cylinder room. The rule says 总重量超过100公斤 and equates it with two bottles of
 * 50 kg or seven of 15 kg, so nominal weights are counted and 100 kg itself is over.
 */
export const STOCK_LIMIT_GRAMS = 100_000

export function stockGrams(bottles: readonly { chargeGrams: number }[]): number {
  return bottles.reduce((sum, { chargeGrams }) => sum + chargeGrams, 0)
}

/** Residents have no limit until the office sets one. */
export function isStockOverLimit(type: PremisesType, grams: number, hasCylinderRoom: boolean): boolean {
  return type !== 'resident' && !hasCylinderRoom && grams >= STOCK_LIMIT_GRAMS
}
