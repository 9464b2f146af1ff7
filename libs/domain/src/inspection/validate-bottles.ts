import type { Problem } from '../error/domain-error'
import type { BottleCount, InspectionContent } from './inspection'
import { repeated } from './repeated'
import { asks, type VisitRules } from './visit-rules'

/** 核瓶: every bottle the register expects and every one found there, each once. */
export function validateBottles(content: InspectionContent, rules: VisitRules): Problem[] {
  const { bottles, outcome } = content
  const isCounted = rules.countsBottles !== false
  if (outcome === 'completed' && bottles.length === 0 && isCounted) {
    return [{ path: 'content.bottles', message: '还没有核瓶：请逐只核对登记的气瓶，现场多出的扫码加入' }]
  }
  return [
    ...repeated(bottles.map(({ cylinderId }) => cylinderId)).map((index) => ({
      path: `content.bottles[${index}].cylinderId`,
      message: `第${index + 1}只与前面重复，请删去一只`,
    })),
    ...bottles.flatMap((bottle, index) => bottleProblems(content, bottle, index, rules)),
    ...(isCounted ? needsAppliance(content) : []),
  ]
}

function bottleProblems(content: InspectionContent, bottle: BottleCount, index: number, rules: VisitRules): Problem[] {
  const at = `content.bottles[${index}]`
  const name = `第${index + 1}只气瓶`
  const problems: Problem[] = []
  const present = bottle.presence === 'present'
  if (present && bottle.use === null) {
    problems.push({ path: `${at}.use`, message: `${name}请选在用、备用或空瓶` })
  }
  if (!present && bottle.use !== null) {
    problems.push({ path: `${at}.use`, message: `${name}不在现场，不能选在用、备用或空瓶` })
  }
  if (present && !(Number.isInteger(bottle.chargeGrams) && bottle.chargeGrams > 0)) {
    problems.push({ path: `${at}.chargeGrams`, message: `${name}请选规格，以便计算存瓶量` })
  }
  if (!bottle.registered) problems.push(...unregisteredProblems(content, bottle, { at, name }, rules))
  return problems
}

function unregisteredProblems(
  content: InspectionContent,
  bottle: BottleCount,
  { at, name }: { at: string; name: string },
  rules: VisitRules,
): Problem[] {
  if (bottle.presence !== 'present') {
    return [{ path: `${at}.presence`, message: `${name}没有登记，只能记“在”；不在现场请删去` }]
  }
  const problems: Problem[] = []
  if (bottle.stampPhotoId === null && rules.evidence === 'photos') {
    problems.push({ path: `${at}.stampPhotoId`, message: `${name}没有登记，请拍钢印照片` })
  }
  const p01 = content.answers.find(({ item, thing }) => item === 'P01' && thing.id === bottle.cylinderId)
  if (content.outcome === 'completed' && p01?.result === 'pass') {
    problems.push({
      path: `content.answers[${content.answers.indexOf(p01)}].result`,
      item: 'P01',
      message: `${name}没有登记，P01请选不合格和原因`,
    })
  }
  // Who looks at the bottles says in P01 why no code could be read.
  if (bottle.scannedCode === null && p01?.result !== 'fail' && asks(rules, 'cylinder')) {
    problems.push({ path: `${at}.scannedCode`, message: `${name}请扫码；扫不出的在P01选不合格和原因` })
  }
  return problems
}

/** Gas that is in use feeds something: without an appliance set valve, hose and stove would go unseen. */
function needsAppliance({ outcome, bottles, equipment }: InspectionContent): Problem[] {
  const inUse = bottles.some(({ use }) => use === 'in_use')
  if (outcome !== 'completed' || !inUse || equipment.some(({ kind }) => kind === 'appliance')) return []
  return [{ path: 'content.equipment', message: '有在用气瓶，请先登记一套灶具（阀、软管、灶）' }]
}
