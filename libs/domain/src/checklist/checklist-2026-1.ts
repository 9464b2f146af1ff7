import { CYLINDER_ITEMS } from './2026-1/cylinder'
import { DETECTOR_ITEMS } from './2026-1/detector'
import { GAS_ITEMS } from './2026-1/gas'
import { HOSE_ITEMS } from './2026-1/hose'
import { MANAGEMENT_ITEMS } from './2026-1/management'
import { MEASURES_2026_1 } from './2026-1/measures'
import { PLACE_ITEMS } from './2026-1/place'
import { STOVE_ITEMS } from './2026-1/stove'
import { VALVE_ITEMS } from './2026-1/valve'
import type { Checklist } from './checklist'

/** The 40 items. A published version never changes: records keep its wording. */
export const CHECKLIST_2026_1: Checklist = {
  version: '2026-1',
  effectiveOn: '2026-01-01',
  items: [
    ...GAS_ITEMS,
    ...CYLINDER_ITEMS,
    ...VALVE_ITEMS,
    ...HOSE_ITEMS,
    ...STOVE_ITEMS,
    ...DETECTOR_ITEMS,
    ...PLACE_ITEMS,
    ...MANAGEMENT_ITEMS,
  ],
  measures: MEASURES_2026_1,
  unableReasons: [
    { code: 'locked', label: '房间上锁进不去' },
    { code: 'covered', label: '被柜体或物品遮挡' },
    { code: 'out_of_reach', label: '位置够不到' },
    { code: 'not_agreed', label: '住户不同意查看此处' },
    { code: 'in_use_now', label: '正在营业用火，不能停下测试' },
    { code: 'no_power', label: '停电或停气，无法测试' },
    { code: 'no_tool', label: '没带检测仪或工具' },
  ],
}
