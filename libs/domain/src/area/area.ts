/** Areas nest by code prefix: 120103 district, 120103001 street, 120103001001 community, 12010300100101 grid, two more its micro-grids. */
export type AreaKind = 'district' | 'street' | 'community' | 'grid' | 'microgrid'

export const AREA_KIND_LABEL: Record<AreaKind, string> = {
  district: '区',
  street: '街道',
  community: '社区',
  grid: '网格',
  microgrid: '微网格',
}

const KIND_BY_LENGTH: Record<number, AreaKind> = {
  6: 'district',
  9: 'street',
  12: 'community',
  14: 'grid',
  16: 'microgrid',
}

/** The kind told by the length of the code (GB/T 2260 and 统计用区划代码; the digits of grids and micro-grids are ours). */
export function areaKindOf(code: string): AreaKind | undefined {
  return /^\d+$/.test(code) ? KIND_BY_LENGTH[code.length] : undefined
}

export const streetOf = (code: string): string => code.slice(0, 9)
export const communityOf = (code: string): string => code.slice(0, 12)
/** True when `code` is `within` itself or lies inside it. */
export const isWithin = (code: string, within: string): boolean => code.startsWith(within)
