import { DomainError } from '../error/domain-error'

/** 停供: why every supplier of an address is asked to stop. */
export const SUPPLY_STOP_REASONS = ['hazard', 'refused', 'place', 'other'] as const
export type SupplyStopReason = (typeof SUPPLY_STOP_REASONS)[number]
export const SUPPLY_STOP_REASON_LABEL: Record<SupplyStopReason, string> = {
  hazard: '严重隐患未整改',
  refused: '多次拒绝安全检查',
  place: '场所不得使用瓶装液化气',
  other: '其他（写明情况）',
}

export const SUPPLY_STOP_ANSWERS = ['stopped', 'not_supplying'] as const
export type SupplyStopAnswer = (typeof SUPPLY_STOP_ANSWERS)[number]
export const SUPPLY_STOP_ANSWER_LABEL: Record<SupplyStopAnswer, string> = {
  stopped: '已停供',
  not_supplying: '未给这里供气',
}

/** Throws SUPPLY_STOP_STATE unless it still stands. */
export function assertStanding({ liftedAt }: { liftedAt: string | null }): void {
  if (liftedAt !== null) throw new DomainError('SUPPLY_STOP_STATE', '这项停供已经解除，请刷新后再看')
}
