import type { Problem } from '../error/domain-error'
import { type InspectionContent, SIGNING_MODE_LABEL, type Signing, type VisitOutcome } from './inspection'
import { SIGNING_REASONS } from './reasons'

/** Nobody was there to sign, or nobody may stay to sign. */
const UNSIGNED: readonly VisitOutcome[] = ['not_home', 'not_found', 'evacuated']

export function validateSigning({ outcome, signing }: InspectionContent): Problem[] {
  if (signing === null) {
    return outcome === 'completed'
      ? [{ path: 'content.signing', message: '请住户看过结果后签字，或记拒签、无法签字' }]
      : []
  }
  if (UNSIGNED.includes(outcome)) return [{ path: 'content.signing', message: '这次到访没有签字人，请去掉签字' }]
  return signing.mode === 'signed' ? signedProblems(signing) : unsignedProblems(signing)
}

function signedProblems({ reason, witness }: Signing): Problem[] {
  const problems: Problem[] = []
  if (reason !== null) problems.push({ path: 'content.signing.reason', message: '已签字，请去掉未签原因' })
  if (witness !== null) problems.push({ path: 'content.signing.witness', message: '已签字，不需要见证人' })
  return problems
}

function unsignedProblems({ mode, reason, witness }: Signing): Problem[] {
  const label = SIGNING_MODE_LABEL[mode]
  const problems: Problem[] = []
  if (!SIGNING_REASONS[mode].some(({ code }) => code === reason)) {
    problems.push({ path: 'content.signing.reason', message: `${label}请选原因` })
  }
  if (witness === null || witness === '') {
    problems.push({ path: 'content.signing.witness', message: `${label}须有见证人，请填写见证人姓名` })
  }
  return problems
}
