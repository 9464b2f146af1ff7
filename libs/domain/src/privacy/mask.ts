/** Stands where the name of an erased person stood. */
export const ERASED_NAME = '已按申请删除'

/**
 * 张*: the family name's first character says enough to tell two neighbours apart. Of 欧阳示范 it is 欧*: two characters
 * would nearly name him in one building. A name of one character is followed by the star as well, so nobody sees that
 * it was the whole.
 */
export function maskName(name: string): string {
  if (name === ERASED_NAME) return name
  const [first = ''] = [...name.trim()]
  return first === '' ? '' : `${first}*`
}

/** What a shop is called hangs over its door; a trade name is business data and stays readable. */
export const shownName = (kind: 'person' | 'business', name: string): string =>
  kind === 'business' ? name : maskName(name)

/** 138****4007; of a number too short for that only the last two digits. */
export function maskPhone(phone: string): string {
  const digits = normalisePhone(phone)
  if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  if (digits.length >= 7) return `****${digits.slice(-4)}`
  return digits === '' ? '' : `****${digits.slice(-2)}`
}

const COUNTRY = /^(?:0086|86)(?=1\d{10}$)/

/** The digits by which a telephone number is found again, whatever it was written with. */
export function normalisePhone(phone: string): string {
  return narrow(phone).replace(/\D/g, '').replace(COUNTRY, '')
}

const narrow = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))

const NUMBER = '[0-9A-Za-z甲乙丙丁一二三四五六七八九十]+'
/** 市, 区, 街道 and 社区 before the street; 小区 names a place and stays. */
const ADMINISTRATIVE =
  /^(?:天津市?)?(?:[\u4e00-\u9fa5]{1,4}[^小社\d]区)?(?:[\u4e00-\u9fa5]{1,8}街道)?(?:[\u4e00-\u9fa5\d]{1,10}社区(?:\d{3})?)?/
const BUILDING = new RegExp(`^.*?${NUMBER}(?:号楼|栋|幢|座)`)
const STREET_NUMBER = /^.*?\d+(?:-\d+)?号/
/** 示范里3-2-501: building, entrance, room. */
const DASHED = /^\D+\d+(?=-\d+-\d)/
const NAME_ONLY = /^\D+/

/** An address as far as the building; entrance, floor and room stay out. What is not understood is cut at its first digit. */
export function buildingLabel(address: string): string {
  const full = narrow(address).replace(/\s+/g, '')
  const text = full.replace(ADMINISTRATIVE, '') || full
  for (const pattern of [BUILDING, DASHED, STREET_NUMBER, NAME_ONLY]) {
    const found = pattern.exec(text)
    if (found) return found[0]
  }
  return text.replace(/\d.*$/, '')
}
