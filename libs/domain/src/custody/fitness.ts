import type { CylinderDates, CylinderStatus } from '../cylinder/cylinder'
import { cylinderValidity } from '../cylinder/validity'
import type { CalendarDate } from '../time/calendar'

/** Why a cylinder may not be filled. Asked about first it may be refused; a filling that happened is stored and alarmed. */
export const FILL_OBJECTIONS = [
  'unknown',
  'unregistered',
  'scrapped',
  'deregistered',
  'foreign',
  'test_overdue',
  'test_unknown',
  'life_expired',
] as const
export type FillObjection = (typeof FILL_OBJECTIONS)[number]
export const FILL_OBJECTION_LABEL: Record<FillObjection, string> = {
  unknown: '没有这个瓶号的档案，请先建档',
  unregistered: '这只瓶还没有登记，请先建档',
  scrapped: '这只瓶已报废，不得充装',
  deregistered: '这只瓶已注销，不得充装',
  foreign: '这只瓶不是本企业的自有产权瓶，不得充装',
  test_overdue: '检验已到期，先送检，不得充装',
  test_unknown: '没有检验日期，先核对钢印并补登',
  life_expired: '已超过使用年限，不得充装，应予报废',
}

export interface FillSubject extends CylinderDates {
  status: CylinderStatus
  ownerCompanyId: string | null
  deregistered: boolean
}

/** Every reason against a filling by this company on this day; none = it may be filled. */
export function fillObjections(cylinder: FillSubject | null, companyId: string, on: CalendarDate): FillObjection[] {
  if (cylinder === null) return ['unknown']
  const { testValidUntil, lifeUntil } = cylinderValidity(cylinder)
  const objections: [FillObjection, boolean][] = [
    ['unregistered', cylinder.status === 'unregistered'],
    ['scrapped', cylinder.status === 'scrapped'],
    ['deregistered', cylinder.deregistered],
    ['foreign', cylinder.status !== 'unregistered' && cylinder.ownerCompanyId !== companyId],
    ['test_overdue', testValidUntil !== null && on > testValidUntil],
    ['test_unknown', testValidUntil === null],
    ['life_expired', lifeUntil !== null && on > lifeUntil],
  ]
  return objections.filter(([, holds]) => holds).map(([objection]) => objection)
}
