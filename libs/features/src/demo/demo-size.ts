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
export const DISTRICT = { code: '120103', name: '河西区' }
