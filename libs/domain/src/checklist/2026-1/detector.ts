import { itemsOf } from '../build'
import type { ChecklistItem } from '../checklist'

/** 报警器: B01 asks the place whether there is one, B02–B04 every one there is. */
export const DETECTOR_ITEMS: ChecklistItem[] = itemsOf('detector', 'detector', [
  {
    code: 'B01',
    thing: 'place',
    text: '已安装可燃气体报警装置',
    howTo: '餐饮和其他非居民必须装；居民建议装',
    grade: { resident: 'advice', catering: 'A', other: 'A' },
    photo: 'always',
    basis: '《安全生产法》第三十六条第四款、第九十九条第八项',
    reasons: [
      {
        slug: 'missing',
        wording: '没有安装可燃气体报警装置',
        measure: 'close_after_use',
        remedy: '安装适用液化气的报警装置',
      },
      {
        slug: 'not_covering',
        wording: '有用气间没有装到',
        grade: { resident: 'advice', catering: 'B', other: 'B' },
        measure: 'close_after_use',
        remedy: '每个用气间都装上',
      },
    ],
  },
  {
    code: 'B02',
    text: '通电、自检/测试能报警',
    howTo: '按测试键听声音',
    grade: 'B',
    photo: 'on_fail',
    basis: '《安全生产法》第三十六条第三、四款',
    reasons: [
      { slug: 'off', wording: '断电或被拔掉', measure: 'close_after_use', remedy: '恢复供电，保持常通' },
      { slug: 'silent', wording: '测试不报警', measure: 'close_after_use', remedy: '维修或更换' },
    ],
  },
  {
    code: 'B03',
    text: '适用液化气；距地不超过0.3米、距燃具不超过4米',
    howTo: '液化气比空气重，报警器应装在低处；看铭牌气种',
    grade: 'B',
    photo: 'on_fail',
    basis: 'GB 50028-2006（2020年版）第10.8.2条第2款',
    reasons: [
      {
        slug: 'too_high',
        wording: '装在高处（距地超过0.3米）',
        measure: 'close_after_use',
        remedy: '移到距地0.3米以内',
      },
      { slug: 'too_far', wording: '距燃具超过4米', measure: 'close_after_use', remedy: '移到4米以内' },
      { slug: 'wrong_gas', wording: '天然气报警器', measure: 'close_after_use', remedy: '换适用液化石油气的报警器' },
    ],
  },
  {
    code: 'B04',
    text: '年限内（居民5年/商用3年）',
    howTo: '看铭牌出厂日期',
    grade: 'B',
    photo: 'on_fail',
    basis: 'CJJ/T 146-2011',
    prejudge: 'detector_life',
    reasons: [
      { slug: 'expired', wording: '报警器超过使用年限', measure: 'close_after_use', remedy: '更换报警器' },
      { slug: 'no_date', wording: '看不出出厂日期', measure: 'close_after_use', remedy: '查明日期，查不明的更换' },
    ],
  },
])
