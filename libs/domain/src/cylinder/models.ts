/** One permitted design of LPG cylinder (GB 5842), named by its water volume in litres. */
export interface CylinderModel {
  model: string
  volumeLitres: number
  maxChargeGrams: number
  /** 公称重量, by which storage is counted: 2 × 49.5 kg would wrongly pass the 100 kg limit. */
  nominalGrams: number
  tareGrams: number | null
  usualName: string
  /** 检验周期. For YSP118 sources conflict (3 or 4 years), hence a parameter of the model. */
  testIntervalMonths: number
  /** 气液双相, banned by GB 5842-2023. */
  banned: boolean
  unverified: boolean
}

const FOUR_YEARS = 48

export const CYLINDER_MODELS: readonly CylinderModel[] = [
  model('YSP4.7', 4.7, 1_900, 2_000, 3_400, '2公斤'),
  model('YSP12', 12, 5_000, 5_000, 7_000, '5公斤'),
  model('YSP23.5', 23.5, 9_800, 10_000, 13_000, '10公斤'),
  { ...model('YSP26.2', 26.2, 11_000, 11_000, null, '11公斤'), unverified: true },
  model('YSP35.5', 35.5, 14_900, 15_000, 16_500, '15公斤'),
  { ...model('YSP118', 118, 49_500, 50_000, 47_000, '50公斤'), unverified: true },
  { ...model('YSP118-L', 118, 49_500, 50_000, 47_000, '50公斤液相'), unverified: true },
  { ...model('YSP118-II', 118, 49_500, 50_000, 47_000, '50公斤气液双相'), banned: true, unverified: true },
]

function model(
  name: string,
  volumeLitres: number,
  maxChargeGrams: number,
  nominalGrams: number,
  tareGrams: number | null,
  usualName: string,
): CylinderModel {
  return {
    model: name,
    volumeLitres,
    maxChargeGrams,
    nominalGrams,
    tareGrams,
    usualName,
    testIntervalMonths: FOUR_YEARS,
    banned: false,
    unverified: false,
  }
}

/** Names of GB 5842-1996 (by kilogram) and of GB 5842-2023 (volume/charge) that stand on cylinders and in lists. */
const OTHER_NAMES: Record<string, string> = {
  'YSP-2': 'YSP4.7',
  'YSP-5': 'YSP12',
  YSP5: 'YSP12',
  'YSP-10': 'YSP23.5',
  YSP10: 'YSP23.5',
  'YSP-15': 'YSP35.5',
  YSP15: 'YSP35.5',
  'YSP-50': 'YSP118',
  YSP50: 'YSP118',
  'YSP118/液': 'YSP118-L',
  'YSP118-Ⅱ': 'YSP118-II',
  YSP118II: 'YSP118-II',
}

/** The entry for a model as written on the cylinder or in a list; undefined when it is none of them. */
export function findModel(text: string): CylinderModel | undefined {
  const name = text
    .replace(/\s+/g, '')
    .toUpperCase()
    .replace(/\/[\d.]+$/, '')
  const known = OTHER_NAMES[name] ?? name
  return CYLINDER_MODELS.find((entry) => entry.model === known)
}

/** YSP35.5（15公斤）; a model nobody knows is shown as it was written. */
export function modelLabel(text: string): string {
  const known = findModel(text)
  return known ? `${known.model}（${known.usualName}）` : text
}

const HOUSEHOLD_STANDARD_GRAMS = 15_000

/** Nominal weight for counting stock; a model nobody knows counts as the household standard of 15 kg. */
export function nominalGrams(modelName: string): number {
  return findModel(modelName)?.nominalGrams ?? HOUSEHOLD_STANDARD_GRAMS
}
