import type { VisitDraft } from '@/visit/draft'
import type { Visit } from './use-visit'

/** 到访结果 → 核瓶 → 逐项检查 → 给住户看结果 → 签字 */
export type Stage = 'start' | 'count' | 'check' | 'result' | 'sign'

export const STAGE_LABEL: Record<Stage, string> = {
  start: '到访',
  count: '核瓶',
  check: '检查',
  result: '结果',
  sign: '签字',
}

/** Only a completed visit counts bottles and answers items; the others end at the door. */
export function stagesOf(draft: VisitDraft): Stage[] {
  // 主责 asks, counts and looks back; a colleague looks at his share and signs it.
  if (draft.joint && !draft.joint.lead) return ['check', 'result', 'sign']
  if (draft.outcome === 'completed') return ['start', 'count', 'check', 'result', 'sign']
  return draft.outcome ? ['start', 'sign'] : ['start']
}

export interface StageProps extends Visit {
  go(stage: Stage): void
}
