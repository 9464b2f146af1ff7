import {
  ALIAS_KIND_LABEL,
  type AliasKind,
  type BottleUse,
  type CalendarDate,
  CYLINDER_MODELS,
  findModel,
} from '@app/domain'
import type { CylinderRow } from './cylinders.columns'
import { USE_WORDS } from './vocabulary'

/** What the list says of one cylinder. null = the list says nothing, so the register keeps what it has. */
export interface CylinderWish {
  row: CylinderRow
  aliases: { kind: AliasKind; value: string }[]
  model: string
  madeOn: CalendarDate | null
  lastTestOn: CalendarDate | null
  nextTestOn: CalendarDate | null
  designLifeYears: number | null
  owner: string | null
  premisesCode: string | null
  use: BottleUse | null
}

const ALIAS_KINDS = Object.keys(ALIAS_KIND_LABEL) as AliasKind[]

/** A label stands once in a list. */
export function distinctCylinders(wishes: readonly CylinderWish[]): readonly CylinderWish[] {
  const lines = new Map<string, number>()
  for (const { row, aliases } of wishes) {
    for (const { kind, value } of aliases) {
      const earlier = lines.get(`${kind}:${value}`)
      if (earlier !== undefined) row.fault(kind, `“${value}”与第 ${earlier} 行重复`)
      else lines.set(`${kind}:${value}`, row.line)
    }
  }
  return wishes
}

/** Also of a line with faults: what else is wrong with it is told at once, not after the first is mended. */
export function readCylinder(row: CylinderRow, today: CalendarDate): CylinderWish {
  const wish: CylinderWish = {
    row,
    aliases: aliasesOf(row),
    model: modelOf(row),
    madeOn: row.date('madeOn'),
    lastTestOn: row.date('lastTestOn'),
    nextTestOn: row.date('nextTestOn'),
    designLifeYears: row.whole('designLifeYears', 4, 30),
    owner: row.text('owner') || null,
    premisesCode: row.code('premises', 32),
    use: row.choice('use', USE_WORDS, null),
  }
  checkDates(wish, today)
  return wish
}

function aliasesOf(row: CylinderRow): CylinderWish['aliases'] {
  const aliases = ALIAS_KINDS.flatMap((kind) => {
    const value = row.code(kind, 32)
    if (value !== null && value.length < 4) row.fault(kind, `“${value}”太短，至少 4 位`)
    return value === null ? [] : [{ kind, value }]
  })
  if (!aliases.some(({ kind }) => kind === 'qr' || kind === 'plate' || kind === 'stamp')) {
    row.fault('qr', '二维码号、条码号、钢印号至少填一个')
  }
  return aliases
}

function modelOf(row: CylinderRow): string {
  const text = row.neededText('model', 32)
  const model = findModel(text)
  if (text !== '' && !model) {
    row.fault('model', `“${text}”不认识，可填：${CYLINDER_MODELS.map((entry) => entry.model).join('、')}`)
  }
  return model?.model ?? ''
}

function checkDates({ row, madeOn, lastTestOn, nextTestOn }: CylinderWish, today: CalendarDate): void {
  if (madeOn !== null && madeOn > today) row.fault('madeOn', '制造年月在今天以后，请核对')
  if (lastTestOn !== null && lastTestOn > today) row.fault('lastTestOn', '上次检验在今天以后，请核对')
  if (madeOn === null) return
  if (lastTestOn !== null && lastTestOn < madeOn) row.fault('lastTestOn', '上次检验早于制造年月，请核对')
  if (nextTestOn !== null && nextTestOn <= madeOn) row.fault('nextTestOn', '下次检验不晚于制造年月，请核对')
}
