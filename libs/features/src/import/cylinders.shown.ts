import { ALIAS_KIND_LABEL, type AliasKind, CYLINDER_STATUS_LABEL, ownerLabel } from '@app/domain'
import type { CylinderEntry } from '../register/entries'
import type { CompanyBook } from './company-book'
import type { FieldChange } from './import-plan'

type Dated = 'model' | 'madeOn' | 'lastTestOn' | 'nextTestOn' | 'designLifeYears'
type Bottle = Pick<CylinderEntry, Dated | 'status' | 'ownerCompanyId' | 'premisesId'> & {
  aliases: readonly { kind: AliasKind; value: string }[]
}

interface Names {
  companies: CompanyBook
  codes: ReadonlyMap<string, string>
}

/** What a list does to one bottle, field by field; nothing of it is personal. */
export function cylinderChanges(before: Bottle | undefined, after: Bottle, { companies, codes }: Names): FieldChange[] {
  const field = (label: string, say: (bottle: Bottle) => string | null): FieldChange => ({
    label,
    before: before ? say(before) : null,
    after: say(after),
  })
  const labels = (Object.keys(ALIAS_KIND_LABEL) as AliasKind[]).map((kind) =>
    field(ALIAS_KIND_LABEL[kind], ({ aliases }) => aliases.find((alias) => alias.kind === kind)?.value ?? null),
  )
  return [
    ...labels,
    field('型号', ({ model }) => model),
    field('权属', ({ ownerCompanyId }) => ownerLabel(ownerCompanyId && companies.nameOf(ownerCompanyId))),
    field('制造年月', ({ madeOn }) => madeOn),
    field('上次检验', ({ lastTestOn }) => lastTestOn),
    field('下次检验', ({ nextTestOn }) => nextTestOn),
    field('设计使用年限', ({ designLifeYears }) => (designLifeYears === null ? null : `${designLifeYears} 年`)),
    field('用气场所', ({ premisesId }) => (premisesId === null ? null : (codes.get(premisesId) ?? '其他场所'))),
    field('档案', ({ status }) => CYLINDER_STATUS_LABEL[status]),
  ]
}
