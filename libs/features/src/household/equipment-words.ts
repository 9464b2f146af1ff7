import {
  type CalendarDate,
  type Colour,
  dateWords,
  type Equipment,
  equipmentValidity,
  HOSE_KIND_LABEL,
  isDueSoon,
  type PremisesType,
} from '@app/domain'

interface Part {
  name: string
  from: CalendarDate | null
  until: CalendarDate | null
}

/** Parts that wear out by the calendar, each with its last day in words; the worst of them colours the set. */
export function equipmentWords(equipment: Equipment, type: PremisesType, today: CalendarDate) {
  const parts = partsOf(equipment, type).filter(({ from, until }) => from !== null || until !== null)
  const words = parts.map((part) => partWords(part, today))
  const colours = parts.map(({ until }) => colourOf(until, today))
  const colour: Colour = colours.includes('red') ? 'red' : colours.includes('amber') ? 'amber' : 'green'
  return { id: equipment.id, label: equipment.label, words: words.length > 0 ? words : ['还没有登记日期'], colour }
}

function partsOf(equipment: Equipment, type: PremisesType): Part[] {
  const until = equipmentValidity(equipment, type)
  const { kind, hoseKind, stoveSoldOn, hoseFrom, regulatorFrom, detectorFrom } = equipment
  if (kind === 'detector') return [{ name: '报警器', from: detectorFrom, until: until.detectorUntil }]
  return [
    { name: '灶具', from: stoveSoldOn, until: until.stoveUntil },
    { name: hoseKind ? HOSE_KIND_LABEL[hoseKind] : '软管', from: hoseFrom, until: until.hoseUntil },
    { name: '调压器（减压阀）', from: regulatorFrom, until: until.regulatorUntil },
  ]
}

function partWords({ name, until }: Part, today: CalendarDate): string {
  if (until === null) return `${name}：不知道用到哪天，下次检查时核对`
  return until < today ? `${name}：已在${dateWords(until)}到期，请更换` : `${name}：用到${dateWords(until)}`
}

function colourOf(until: CalendarDate | null, today: CalendarDate): Colour {
  if (until === null) return 'green'
  if (until < today) return 'red'
  return isDueSoon(until, today) ? 'amber' : 'green'
}
