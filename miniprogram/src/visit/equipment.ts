import { type Equipment, type EquipmentKind, newId } from '@app/domain'
import type { Change } from './bottles'
import type { VisitDraft } from './draft'

const NAME: Record<EquipmentKind, string> = { appliance: '号灶', detector: '号报警器' }
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

const numeral = (count: number) => NUMERALS[count] ?? String(count + 1)

export const addEquipment =
  (kind: EquipmentKind): Change<VisitDraft> =>
  (draft) => {
    const count = draft.equipment.filter((one) => one.kind === kind).length
    const fresh: Equipment = {
      id: newId(),
      kind,
      label: numeral(count) + NAME[kind],
      hasWaterHeater: false,
      stoveSoldOn: null,
      hoseKind: null,
      hoseFrom: null,
      regulatorFrom: null,
      regulatorUntil: null,
      detectorFrom: null,
    }
    return { ...draft, equipment: [...draft.equipment, fresh] }
  }

export const changeEquipment =
  (id: string, change: Partial<Equipment>): Change<VisitDraft> =>
  (draft) => ({ ...draft, equipment: draft.equipment.map((one) => (one.id === id ? { ...one, ...change } : one)) })

export const removeEquipment =
  (id: string): Change<VisitDraft> =>
  (draft) => ({
    ...draft,
    equipment: draft.equipment.filter((one) => one.id !== id),
    answers: draft.answers.filter((answer) => answer.thing.id !== id),
  })
