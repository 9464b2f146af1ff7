import type { CalendarDate } from '../../time/calendar'
import type { Step } from '../step'

/** 溯源异常: what cannot be true of one cylinder, or should not be true of a place. */
export const STORY_RULES = [
  'CYL_TWIN',
  'CYL_TOO_FAST',
  'CYL_NEVER_DELIVERED',
  'CYL_NEVER_FILLED',
  'CYL_QUIET',
  'CYL_STOCKPILE',
] as const
export type StoryRule = (typeof STORY_RULES)[number]

/** Two of the steps that do not go together, and why not. */
export interface Clash {
  earlier: Step
  later: Step
}

export interface Story {
  rule: StoryRule
  /** One or two sentences for whoever is on duty at night. No name, no address: those stand beside the facts. */
  reason: string
  factIds: [string, string]
}

export interface StoryContext {
  today: CalendarDate
  /** Companies that run a filling station; of another one nobody expects that it fills what it delivers. */
  fillers: ReadonlySet<string>
}

export const storyOf = (rule: StoryRule, { earlier, later }: Clash, reason: string): Story => ({
  rule,
  reason,
  factIds: [earlier.factId, later.factId],
})
