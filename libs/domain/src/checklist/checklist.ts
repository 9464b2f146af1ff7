import type { PremisesType } from '../premises/premises'

/** 气 · 瓶 · 阀 · 软管 · 灶具 · 报警器 · 环境 · 管理 */
export type Category = 'gas' | 'cylinder' | 'valve' | 'hose' | 'stove' | 'detector' | 'place' | 'management'
export const CATEGORY_LABEL: Record<Category, string> = {
  gas: '气',
  cylinder: '瓶',
  valve: '阀',
  hose: '软管',
  stove: '灶具',
  detector: '报警器',
  place: '环境',
  management: '管理',
}

/** What an answer is about. `place` is the premises itself. */
export type ThingKind = 'cylinder' | 'appliance' | 'detector' | 'place'

/** A 严重 · B 较大 · C 一般 · advice 建议 (no deadline, no alert). An internal grade, never a legal finding (建城规〔2023〕4号 binds companies). */
export type Grade = 'A' | 'B' | 'C' | 'advice'
export const GRADE_LABEL: Record<Grade, string> = { A: 'A 严重', B: 'B 较大', C: 'C 一般', advice: '建议' }

export type PhotoRule = 'always' | 'on_fail' | 'none'

/** 管控措施: what is done at once, before the hazard is put right. */
export interface Measure {
  code: string
  label: string
}

/** 不合格原因: chosen, never typed; it carries grade, wording and measure. */
export interface FailReason {
  code: string
  wording: string
  /** Grade per type of premises. */
  grade: Record<PremisesType, Grade>
  measure: string
  /** What ends it, in words for the household. */
  remedy: string
  /** 结构性: stop use within 24 h, then an approved plan with its date (瓶改电/瓶改管). */
  structural?: boolean
  /** 重大隐患 by 建城规〔2023〕4号, which binds gas companies: never on a household's list. */
  major?: boolean
  /** Offered only at these types of premises; everywhere when absent. */
  appliesTo?: readonly PremisesType[]
}

/** Items that stored dates and quantities decide; the inspector only confirms. */
export type Prejudge =
  | 'test_valid'
  | 'life_valid'
  | 'dual_phase'
  | 'stock'
  | 'regulator_life'
  | 'hose_life'
  | 'stove_life'
  | 'detector_life'

export interface ChecklistItem {
  code: string
  category: Category
  thing: ThingKind
  /** 检查内容 */
  text: string
  /** 怎么看: one line of help */
  howTo: string
  appliesTo: readonly PremisesType[]
  /** Applies only where a water heater exists. */
  onlyWithWaterHeater?: boolean
  /** 不适用 may be answered: the place may lack what the item is about (no hose, no dining area, no cylinder room). */
  mayNotApply?: boolean
  photo: PhotoRule
  reasons: readonly FailReason[]
  basis: string
  /** The basis could not be checked against its text: shown as 未核实. */
  unverified?: boolean
  prejudge?: Prejudge
}

export interface Checklist {
  version: string
  effectiveOn: string
  items: readonly ChecklistItem[]
  measures: readonly Measure[]
  /** 无法检查 reasons */
  unableReasons: readonly { code: string; label: string }[]
}
