import { ALERT_RULE_INFO, ALERT_RULES, type Category, FACT_LABEL, type ThingKind } from '@app/domain'

/** Reasons by which the alert centre filters. */
export const ALERT_RULE_LABEL: Record<string, string> = Object.fromEntries(
  ALERT_RULES.map((rule) => [rule, ALERT_RULE_INFO[rule].title]),
)

export const THING_LABEL: Record<ThingKind, string> = {
  cylinder: '气瓶',
  appliance: '灶具组',
  detector: '报警器',
  place: '场所',
}

/** The order in which a visit goes round. */
export const CATEGORY_ORDER: readonly Category[] = [
  'gas',
  'cylinder',
  'valve',
  'hose',
  'stove',
  'detector',
  'place',
  'management',
]

export const factLabel = (kind: string): string => (FACT_LABEL as Record<string, string>)[kind] ?? kind
