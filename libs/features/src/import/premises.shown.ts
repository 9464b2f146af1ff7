import {
  buildingLabel,
  maskName,
  maskPhone,
  OCCUPANCY_ROLE_LABEL,
  PREMISES_STATUS_LABEL,
  PREMISES_TYPE_LABEL,
} from '@app/domain'
import type { PartyEntry, PremisesEntry } from '../register/entries'
import type { CompanyBook } from './company-book'
import type { FieldChange } from './import-plan'

type Place = Pick<PremisesEntry, 'type' | 'status' | 'areaCode' | 'address' | 'hasCylinderRoom'> & {
  parties: readonly PartyEntry[]
  suppliers: readonly { companyId: string }[]
}

/** What a list does to one place, field by field; names, telephones and doors masked. */
export function premisesChanges(before: Place | undefined, after: Place, companies: CompanyBook): FieldChange[] {
  const field = (label: string, say: (place: Place) => string, mask?: FieldChange['mask']): FieldChange => ({
    label,
    before: before ? say(before) : null,
    after: say(after),
    mask,
  })
  return [
    field('类型', ({ type }) => PREMISES_TYPE_LABEL[type]),
    field('状态', ({ status }) => PREMISES_STATUS_LABEL[status]),
    field('网格', ({ areaCode }) => areaCode),
    field('门牌', ({ address }) => address, maskedDoor),
    field('气瓶间', ({ hasCylinderRoom }) => (hasCylinderRoom ? '有' : '无')),
    field('用户', ({ parties }) => listed(parties.map(partyWords)), maskedParties),
    field('供气企业', ({ suppliers }) => listed(suppliers.map(({ companyId }) => companies.nameOf(companyId)))),
  ]
}

const listed = (words: readonly string[]): string => [...words].sort().join(SEPARATOR)
const SEPARATOR = '、'
const maskedDoor = (address: string): string => `${buildingLabel(address)}…`

const partyWords = ({ role, name, phone }: PartyEntry): string =>
  [OCCUPANCY_ROLE_LABEL[role], name, phone ?? ''].join(' ').trim()

/** 业主 张三 13800000001 → 业主 张* 138****0001 */
const maskedParties = (text: string): string =>
  text
    .split(SEPARATOR)
    .map((party) => {
      const [role = '', name = '', phone = ''] = party.split(' ')
      return [role, maskName(name), maskPhone(phone)].join(' ').trim()
    })
    .join(SEPARATOR)
