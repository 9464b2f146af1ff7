import { type Instant } from '@app/domain'
import type { CompanyEntry } from '../register/entries'
import type { Random } from './random'

const NUMERALS = [...'一二三四五六七八']

export function demoCompanies(random: Random, at: Instant): CompanyEntry[] {
  return NUMERALS.map((numeral, index) => ({
    id: random.id(at),
    code: `SF0${index + 1}`,
    name: `示范燃气${numeral}站`,
    phone: `022-0000000${index + 1}`,
  }))
}
