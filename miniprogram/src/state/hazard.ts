import type { TodayPremises } from './today'

export type TodayHazard = TodayPremises['hazards'][number]

/** 漏气 and 燃气气味 are emergencies: they end only with a zero on the detector. */
const EMERGENCY_ITEMS = new Set(['F01', 'E09'])
export const isEmergency = ({ item }: TodayHazard): boolean => EMERGENCY_ITEMS.has(item)

/** Nobody has reported it put right yet. */
export const isLeft = ({ status }: TodayHazard): boolean => status === 'open' || status === 'dispatched'

export const gradeWords = (grade: TodayHazard['grade']): string => (grade === 'advice' ? '建议' : `${grade}级`)
