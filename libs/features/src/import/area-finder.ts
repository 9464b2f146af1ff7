import { AREA_KIND_LABEL, type AreaKind, areaKindOf } from '@app/domain'
import type { AreaEntity, RegisterRepository } from '@app/persistence'
import type { RowReader } from './row-reader'

export type AreaKey = 'areaCode' | 'street' | 'community' | 'grid'

export const AREA_COLUMNS = [
  { key: 'areaCode', title: '网格编码', also: ['区域编码', '所属网格编码', '社区编码', '所属区域', '负责网格'] },
  { key: 'street', title: '街道', also: ['所属街道', '街道名称'] },
  { key: 'community', title: '社区', also: ['所属社区', '社区名称', '居委会'] },
  { key: 'grid', title: '网格', also: ['所属网格', '网格名称'] },
] as const

/** 120103001000 is 大营门街道 in the twelve-digit form of the statistics office. */
export const shortAreaCode = (code: string): string =>
  /^\d{12}$/.test(code) ? code.replace(/000000$/, '').replace(/(?<=^\d{9})000$/, '') : code

const LEVELS: readonly { key: AreaKey; kind: AreaKind }[] = [
  { key: 'street', kind: 'street' },
  { key: 'community', kind: 'community' },
  { key: 'grid', kind: 'grid' },
]

/** Finds the areas that lines of a list mean, by code or by the names offices write: 街道, 社区, 网格. */
export class AreaFinder {
  private constructor(
    private readonly byCode: ReadonlyMap<string, AreaEntity>,
    private readonly byName: ReadonlyMap<string, AreaEntity[]>,
  ) {}

  static async over<K extends string>(
    rows: readonly RowReader<K | AreaKey>[],
    known: RegisterRepository,
  ): Promise<AreaFinder> {
    const codes = rows.flatMap((row) => splitCodes(row.text('areaCode', 400)))
    const names = rows.flatMap((row) => LEVELS.map(({ key }) => row.text(key))).filter((name) => name !== '')
    const named = await known.areasNamed([...names, ...names.map((name) => `${name}街道`)])
    const byName = new Map<string, AreaEntity[]>()
    for (const area of named) byName.set(area.name, [...(byName.get(area.name) ?? []), area])
    const coded = await known.areas(codes)
    return new AreaFinder(new Map([...coded, ...named].map((area) => [area.code, area])), byName)
  }

  /** The areas of one line; a fault is noted when they are missing, unknown or of another kind. */
  find<K extends string>(row: RowReader<K | AreaKey>, kinds: readonly AreaKind[]): string[] {
    const codes = splitCodes(row.text('areaCode', 400))
    return codes.length > 0 ? this.byCodes(row, codes, kinds) : this.byNames(row, kinds)
  }

  private byCodes<K extends string>(
    row: RowReader<K | AreaKey>,
    codes: string[],
    kinds: readonly AreaKind[],
  ): string[] {
    for (const code of codes) {
      const kind = areaKindOf(code)
      if (!this.byCode.has(code)) row.fault('areaCode', `“${code}”不在区域登记中，请先导入区域`)
      else if (!kind || !kinds.includes(kind)) row.fault('areaCode', `“${code}”级别不对，应为${words(kinds)}编码`)
    }
    return codes
  }

  private byNames<K extends string>(row: RowReader<K | AreaKey>, kinds: readonly AreaKind[]): string[] {
    let within = ''
    for (const { key, kind } of LEVELS) {
      const name = row.text(key)
      if (name === '') continue
      const found = this.named(name).filter((area) => area.kind === kind && area.code.startsWith(within))
      if (found.length !== 1) {
        row.fault(
          key,
          found.length === 0 ? `没有找到“${name}”，请核对名称或先导入区域` : `“${name}”不止一处，请改填网格编码`,
        )
        return []
      }
      within = found[0]?.code ?? ''
    }
    const kind = areaKindOf(within)
    if (kind && kinds.includes(kind)) return [within]
    row.fault('areaCode', `没有填到${words(kinds)}：请填网格编码，或填街道、社区、网格`)
    return []
  }

  private named(name: string): AreaEntity[] {
    return this.byName.get(name) ?? this.byName.get(`${name}街道`) ?? []
  }
}

const splitCodes = (cell: string): string[] =>
  cell
    .split(/[、,;；/\s]+/)
    .filter((code) => code !== '')
    .map(shortAreaCode)

const words = (kinds: readonly AreaKind[]): string => kinds.map((kind) => AREA_KIND_LABEL[kind]).join('或')
