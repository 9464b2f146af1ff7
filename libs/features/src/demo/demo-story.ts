import type { PremisesType } from '@app/domain'
import type { Standing } from './demo-cylinder-dates'

/** The parts of the story that a visitor follows through the demonstration, all in one inspector's grid. */
export type Part =
  | 'clean'
  | 'due_soon'
  | 'overdue'
  | 'past_life'
  | 'over_limit'
  | 'not_home_twice'
  | 'refused'
  | 'unregistered'
  | 'closed_shop'
  | 'grade_a_overdue'
  | 'to_recheck'
  | 'visit_today'
  | 'appointment_today'

interface Scene {
  part: Part
  type: PremisesType
  bottles: readonly { model: string; standing: Standing; use?: 'spare' }[]
}

const HOME = 'YSP35.5'
const KITCHEN = 'YSP118'

const fine = (model = HOME) => ({ model, standing: 'fine' as const })
const spare = (model = HOME) => ({ ...fine(model), use: 'spare' as const })

export const STORY: readonly Scene[] = [
  { part: 'clean', type: 'resident', bottles: [fine(), spare()] },
  {
    part: 'due_soon',
    type: 'resident',
    bottles: [
      { model: HOME, standing: 'due_next_month' },
      { model: HOME, standing: 'due_this_month', use: 'spare' },
    ],
  },
  { part: 'overdue', type: 'resident', bottles: [{ model: HOME, standing: 'overdue' }, spare()] },
  { part: 'past_life', type: 'resident', bottles: [{ model: HOME, standing: 'past_life' }] },
  { part: 'over_limit', type: 'catering', bottles: [fine(KITCHEN), fine(KITCHEN), spare(KITCHEN)] },
  { part: 'not_home_twice', type: 'resident', bottles: [fine()] },
  { part: 'refused', type: 'resident', bottles: [fine()] },
  { part: 'unregistered', type: 'catering', bottles: [fine(), fine()] },
  { part: 'closed_shop', type: 'catering', bottles: [fine(), spare()] },
  { part: 'grade_a_overdue', type: 'catering', bottles: [fine(KITCHEN), fine()] },
  { part: 'to_recheck', type: 'resident', bottles: [fine()] },
  { part: 'visit_today', type: 'resident', bottles: [fine()] },
  { part: 'visit_today', type: 'resident', bottles: [fine(), spare()] },
  { part: 'appointment_today', type: 'resident', bottles: [fine()] },
]

/** One cylinder more comes to light during a visit of the story; the register holds the rest. */
export const DISCOVERED_CYLINDERS = 1

/** The demonstration inspector's grid: 天塔街道, its first community, its first grid. */
export const STORY_GRID = '12010300800101'
