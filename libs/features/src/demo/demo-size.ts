/** The figures the district published for 2023. */
export const COMMUNITIES = 149
export const INSPECTORS = 1476
export const PREMISES = 1458
export const CYLINDERS = 2284

/** 统计用区划代码, edition 2023. The streets are real; everything below them is invented. */
export const STREETS: readonly [code: string, name: string][] = [
  ['120103001', '大营门街道'],
  ['120103002', '下瓦房街道'],
  ['120103003', '桃园街道'],
  ['120103004', '挂甲寺街道'],
  ['120103005', '马场街道'],
  ['120103006', '越秀路街道'],
  ['120103007', '友谊路街道'],
  ['120103008', '天塔街道'],
  ['120103009', '尖山街道'],
  ['120103010', '陈塘庄街道'],
  ['120103011', '柳林街道'],
  ['120103012', '东海街道'],
  ['120103013', '梅江街道'],
  ['120103014', '太湖路街道'],
]
/** About the middle of each, degrees × 100,000, good to half a kilometre: what matters is how far apart they are. */
export const STREET_CENTRES: Readonly<Record<string, readonly [latE5: number, lonE5: number]>> = {
  '120103001': [3_911_200, 11_722_200],
  '120103002': [3_910_300, 11_722_200],
  '120103003': [3_910_000, 11_721_200],
  '120103004': [3_909_000, 11_723_200],
  '120103005': [3_908_900, 11_720_800],
  '120103006': [3_908_800, 11_722_200],
  '120103007': [3_907_800, 11_722_000],
  '120103008': [3_908_400, 11_719_000],
  '120103009': [3_906_900, 11_722_200],
  '120103010': [3_906_000, 11_723_500],
  '120103011': [3_905_600, 11_725_200],
  '120103012': [3_904_300, 11_726_200],
  '120103013': [3_905_600, 11_721_100],
  '120103014': [3_903_500, 11_723_200],
}
export const DISTRICT = { code: '120103', name: '河西区' }
