import { checklistByVersion } from '../checklist/checklists'
import { canonicalJson } from '../content/hash'
import type { Equipment } from '../equipment/equipment'
import type { Problem } from '../error/domain-error'
import { EQUIPMENT_FIELD_LABEL } from '../premises/equipment-entry'
import { addYears, type CalendarDate, dateInShanghai } from '../time/calendar'
import { assess } from './assess'
import type { InspectionContent } from './inspection'
import { repeated } from './repeated'
import { validateAnswers } from './validate-answers'
import { validateBottles } from './validate-bottles'
import { validateDates, validateOutcome } from './validate-outcome'
import { validateSigning } from './validate-signing'
import { SEEN_BY_PHONE, type VisitRules } from './visit-rules'

/**
 * Everything that is missing or contradicts itself, so that a person mends all of it at once.
 * The phone asks before signing, the server again on arrival; an empty list means it may be stored.
 */
export function validateInspection(content: InspectionContent, rules: VisitRules = SEEN_BY_PHONE): Problem[] {
  const checklist = checklistByVersion(content.checklistVersion)
  if (!checklist) {
    return [{ path: 'content.checklistVersion', message: `没有检查单版本“${content.checklistVersion}”，请更新后重试` }]
  }
  return [
    ...validateDates(content),
    ...validateOutcome(content),
    ...validateBottles(content, rules),
    ...validateEquipment(content),
    ...validateAnswers(content, checklist, rules),
    ...validatePrevious(content),
    ...validateSigning(content),
    ...validateFindings(content),
  ]
}

function validateEquipment({ equipment, finishedAt }: InspectionContent): Problem[] {
  const twice = repeated(equipment.map(({ id }) => id)).map((index) => ({
    path: `content.equipment[${index}].id`,
    message: '同一套设备登记了两次，请删去一条',
  }))
  const seenOn = dateInShanghai(finishedAt)
  return [...twice, ...equipment.flatMap((one, index) => validateEquipmentDates(one, index, seenOn))]
}

/** No hose is fitted after the day it was seen, and no stamp reaches further: a slip of the year would hide its age for ever. */
const BEGAN = ['stoveSoldOn', 'hoseFrom', 'regulatorFrom', 'detectorFrom'] as const
const LONGEST_YEARS = 20

function validateEquipmentDates(equipment: Equipment, index: number, seenOn: CalendarDate): Problem[] {
  const path = `content.equipment[${index}]`
  const late = BEGAN.filter((field) => (equipment[field] ?? '') > seenOn)
  const problems = late.map((field) => ({
    path: `${path}.${field}`,
    message: `“${EQUIPMENT_FIELD_LABEL[field]}”晚于检查当天，请照实物核对`,
  }))
  if ((equipment.regulatorUntil ?? '') <= addYears(seenOn, LONGEST_YEARS)) return problems
  return [...problems, { path: `${path}.regulatorUntil`, message: '“调压阀到期”太远，请照钢印核对' }]
}

function validatePrevious({ previous }: InspectionContent): Problem[] {
  return repeated(previous.map(({ hazardId }) => hazardId)).map((index) => ({
    path: `content.previous[${index}].hazardId`,
    message: '同一条上次问题答了两次，请保留一条',
  }))
}

function validateFindings(content: InspectionContent): Problem[] {
  if (canonicalJson(content.findings) === canonicalJson(assess(content))) return []
  return [{ path: 'content.findings', message: '隐患、措施或期限与作答不一致，请重新生成结果后再签字' }]
}
