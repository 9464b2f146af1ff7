const DIGITS = '零一二三四五六七八九'
/** 市, 区, 街道 and 社区 before the street; 小区 names a place and stays. */
const ADMINISTRATIVE =
  /^(?:天津市?)?(?:[\u4e00-\u9fa5]{1,4}[^小社\d]区)?(?:[\u4e00-\u9fa5]{1,8}街道)?(?:[\u4e00-\u9fa5\d]{1,10}社区(?:\d{3})?)?/
/** Words that only divide the numbers of an address. */
const DIVIDERS = /号楼|号院|单元|栋|幢|座|门|层|楼|室|户|号|[-－—–~～#、,，.·()（）\s]/g
const BEFORE_DIVIDER = /[一二三四五六七八九十]+(?=号|单元|栋|幢|座|门|层|楼|室)/g

const narrow = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))

/** 三 → 3, 十二 → 12, 二十一 → 21. */
function numberOf(chinese: string): string {
  const [tens, ones] = chinese.includes('十') ? chinese.split('十') : ['', chinese]
  if (!chinese.includes('十')) return [...chinese].map((c) => DIGITS.indexOf(c)).join('')
  return String((tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0))
}

/**
 * One spelling for the many of one address: 示范里1号楼2门301, 示范里 1栋2单元301室 and 示范里1-2-301 are alike. Made for
 * finding double entries by an index, never shown.
 */
export function addressKey(address: string): string {
  const full = narrow(address).replace(/\s+/g, '').toUpperCase()
  const text = full.replace(ADMINISTRATIVE, '') || full
  return text.replace(BEFORE_DIVIDER, numberOf).replace(DIVIDERS, '-').replace(/-+/g, '-').replace(/^-|-$/g, '')
}
