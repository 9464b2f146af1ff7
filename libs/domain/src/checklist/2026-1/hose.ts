import { itemsOf } from '../build'
import type { ChecklistItem } from '../checklist'

const BASIS_ROUTE = 'GB 55009-2021 第6.1.8条'

/** 软管: asked for every appliance set; a set on fixed pipe has none. */
export const HOSE_ITEMS: ChecklistItem[] = itemsOf('hose', 'appliance', [
  {
    code: 'H01',
    text: '专用燃具连接软管（不锈钢波纹/金属包覆/合格复合）',
    howTo: '看管身印字和标准号：GB 41317、GB 44017、GB 44023',
    grade: 'B',
    photo: 'always',
    mayNotApply: true,
    basis: 'GB 55009-2021 第6.1.7条；GB 41317-2024、GB 44017-2024、GB 44023-2024',
    reasons: [
      { slug: 'rubber', wording: '普通橡胶管', measure: 'close_after_use', remedy: '换专用燃具连接软管' },
      { slug: 'not_gas_hose', wording: '水管、塑料管等非燃气管', measure: 'stop_set', remedy: '换专用燃具连接软管' },
    ],
  },
  {
    code: 'H02',
    text: '在年限内，无老化、龟裂、鼠咬',
    howTo: '弯一弯看裂纹；橡胶管18个月，其他8年',
    grade: 'B',
    photo: 'on_fail',
    mayNotApply: true,
    basis: 'GB 55009-2021 第6.1.7条；普通橡胶管18个月（行业资料）',
    prejudge: 'hose_life',
    reasons: [
      { slug: 'expired', wording: '软管超过使用年限', measure: 'close_after_use', remedy: '换新的专用软管' },
      { slug: 'cracked', wording: '老化、龟裂或鼠咬，未漏气', measure: 'stop_set', remedy: '换新的专用软管' },
      { slug: 'leak', wording: '软管漏气', grade: 'A', measure: 'stop_use', remedy: '换新的专用软管，检漏合格再用' },
    ],
  },
  {
    code: 'H03',
    text: '长度不超过2.0米',
    howTo: '量一量，从瓶到灶的整根软管',
    grade: 'B',
    photo: 'on_fail',
    mayNotApply: true,
    basis: BASIS_ROUTE,
    reasons: [
      {
        slug: 'too_long',
        wording: '软管超过2.0米',
        measure: 'close_after_use',
        remedy: '换2.0米以内的软管，远处改硬管',
      },
    ],
  },
  {
    code: 'H04',
    text: '无接头、无三通；多灶用硬管',
    howTo: '顺着软管看一遍',
    grade: 'B',
    photo: 'on_fail',
    mayNotApply: true,
    basis: BASIS_ROUTE,
    reasons: [
      { slug: 'joint', wording: '软管中间有接头', measure: 'stop_set', remedy: '换整根软管' },
      { slug: 'tee', wording: '用三通接多个灶', measure: 'close_after_use', remedy: '拆除三通，多灶改硬管' },
    ],
  },
  {
    code: 'H05',
    text: '不穿墙体、门窗、顶棚、地面',
    howTo: '看软管两端是否在同一间、有无被门窗夹',
    grade: 'B',
    photo: 'on_fail',
    mayNotApply: true,
    basis: BASIS_ROUTE,
    reasons: [
      {
        slug: 'crosses',
        wording: '软管穿墙、门窗、顶棚或地面',
        measure: 'close_after_use',
        remedy: '改道，或穿越段改硬管',
      },
      { slug: 'buried', wording: '软管暗埋或被柜体封住', measure: 'close_after_use', remedy: '改为明设' },
    ],
  },
  {
    code: 'H06',
    text: '两端紧固（管箍/螺纹）',
    howTo: '用手轻拉，看管箍有没有、紧不紧',
    grade: 'B',
    photo: 'on_fail',
    mayNotApply: true,
    basis: '义乌市“六严禁”（参照）；出租房用气指引（参照）',
    reasons: [
      { slug: 'no_clamp', wording: '没有管箍', measure: 'stop_set', remedy: '加装管箍或换螺纹连接软管' },
      { slug: 'loose', wording: '管箍或螺纹松动', measure: 'stop_set', remedy: '紧固并检漏' },
    ],
  },
])
