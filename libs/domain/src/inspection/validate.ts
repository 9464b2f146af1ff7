import { checklistByVersion } from '../checklist/checklists'
import { canonicalJson } from '../content/hash'
import type { Problem } from '../error/domain-error'
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

function validateEquipment({ equipment }: InspectionContent): Problem[] {
  return repeated(equipment.map(({ id }) => id)).map((index) => ({
    path: `content.equipment[${index}].id`,
    message: '同一套设备登记了两次，请删去一条',
  }))
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
