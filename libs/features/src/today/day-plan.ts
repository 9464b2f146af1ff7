import {
  ALERT_RULE_INFO,
  addDays,
  type CalendarDate,
  dateWords,
  daysBetween,
  FACT_LABEL,
  type FactKind,
  hazardTitle,
  type PremisesType,
  VISIT_OUTCOME_LABEL,
} from '@app/domain'
import type { OpenHazard, PremisesEntity, UrgentAlert } from '@app/persistence'

export type Bucket = 'act_now' | 'visit' | 'recheck' | 'changed' | 'normal'

export interface PremisesDay {
  premises: PremisesEntity
  hazards: readonly OpenHazard[]
  alerts: readonly UrgentAlert[]
  /** What others did here lately, newest first. */
  changes: readonly FactKind[]
  inspectorId: string
  today: CalendarDate
}

export interface Planned {
  bucket: Bucket
  reasons: string[]
}

/** A visit may be planned a week before its last day. */
const PLAN_DAYS = 7
const INTERVAL_WORDS: Record<PremisesType, string> = { resident: '满一年', other: '满半年', catering: '满三个月' }

/** In which part of the day's list a premises stands, and why, most pressing first. */
export function planOf(day: PremisesDay): Planned {
  const parts: [Bucket, string[]][] = [
    ['act_now', urgentReasons(day)],
    ['visit', visitReasons(day)],
    ['recheck', recheckReasons(day)],
    ['changed', changeReasons(day)],
  ]
  const bucket = parts.find(([, reasons]) => reasons.length > 0)?.[0] ?? 'normal'
  // What has merely changed is said only where nothing presses: there the inspector opens it to have seen it.
  const shown = parts.filter(([part]) => part === bucket || part !== 'changed')
  return { bucket, reasons: [...new Set(shown.flatMap(([, reasons]) => reasons))] }
}

function urgentReasons({ hazards, alerts }: PremisesDay): string[] {
  const uncontrolled = hazards.filter(
    ({ grade, emergency, status }) => (grade === 'A' || emergency) && status !== 'rectified',
  )
  return [
    ...alerts.map(({ rule }) => ALERT_RULE_INFO[rule].title),
    ...uncontrolled.map(({ item, reason }) => `严重隐患：${hazardTitle(item, reason)}`),
  ]
}

function visitReasons({ premises, hazards, today }: PremisesDay): string[] {
  const { visitDueOn, nextVisitOn } = premises
  const agreed = nextVisitOn !== null && nextVisitOn <= today
  const due = visitDueOn !== null && visitDueOn <= addDays(today, PLAN_DAYS)
  return [
    ...(premises.reopenedOn
      ? [reopenedWords(visitDueOn ?? today, today)]
      : [...(agreed ? [agreedWords(nextVisitOn, today)] : []), ...(due ? dueWords(premises, visitDueOn, today) : [])]),
    ...hazards.filter((hazard) => isUp(hazard, today)).map((hazard) => `看是否改好：${titleOf(hazard)}`),
  ]
}

/** The deadline is here and nobody has reported it put right. */
const isUp = ({ status, deadlineOn }: OpenHazard, today: CalendarDate): boolean =>
  status !== 'rectified' && deadlineOn !== null && deadlineOn <= today

const titleOf = ({ item, reason, deadlineOn }: OpenHazard): string =>
  `${hazardTitle(item, reason)}${deadlineOn ? `，截止${dateWords(deadlineOn)}` : ''}`

/** 复业: whatever stood there before the closing, somebody looks before it is used. */
const reopenedWords = (dueOn: CalendarDate, today: CalendarDate): string => `复业需检查，${whenWords(dueOn, today)}`

const agreedWords = (on: CalendarDate, today: CalendarDate): string =>
  on === today ? '约定今天上门' : `约定${dateWords(on)}上门，已过`

function dueWords(premises: PremisesEntity, dueOn: CalendarDate, today: CalendarDate): string[] {
  const { type, lastCompletedOn, lastOutcome, nextVisitOn } = premises
  if (dueOn === nextVisitOn) return dueOn > today ? [`约定${dateWords(dueOn)}上门`] : []
  const why = lastCompletedOn === null ? '首次检查' : INTERVAL_WORDS[type]
  const failed = lastOutcome && lastOutcome !== 'completed' ? [`上次${VISIT_OUTCOME_LABEL[lastOutcome]}`] : []
  return [`${why}，${whenWords(dueOn, today)}`, ...failed]
}

const whenWords = (dueOn: CalendarDate, today: CalendarDate): string =>
  dueOn < today ? `已超期${daysBetween(dueOn, today)}天` : `${dateWords(dueOn)}前应到访`

/** 复查: by another than the one who reported it put right. */
function recheckReasons({ hazards, inspectorId }: PremisesDay): string[] {
  return hazards
    .filter(({ status, rectifiedBy }) => status === 'rectified' && rectifiedBy !== inspectorId)
    .map((hazard) => `复查：${titleOf(hazard)}`)
}

const changeReasons = ({ changes }: PremisesDay): string[] => changes.map((kind) => FACT_LABEL[kind])
