import fc from 'fast-check'
import { addressKey } from './address-key'

describe('one spelling for the many of one address', () => {
  it.each([
    ['示范里1号楼2门301', '示范里1-2-301'],
    ['天津市河西区大营门街道示范里１号楼 2单元301室', '示范里1-2-301'],
    ['示范里1栋二单元301', '示范里1-2-301'],
    ['示范里1-2-301', '示范里1-2-301'],
    ['示范路12号3号楼2门501', '示范路12-3-2-501'],
    ['示范路十二号底商3号', '示范路12-底商3'],
    ['示范花园B座1203', '示范花园B-1203'],
    ['示范花园b座１２０３室', '示范花园B-1203'],
  ])('%s', (address, key) => expect(addressKey(address)).toBe(key))

  it.each([
    ['示范里1号楼2门301', '示范里1号楼2门302'],
    ['示范里1号楼2门301', '示范里12号楼301'],
    ['示范里1号楼11门1', '示范里1号楼1门11'],
    ['示范花园A座1203', '示范花园B座1203'],
  ])('%s and %s stay two places', (one, other) => expect(addressKey(one)).not.toBe(addressKey(other)))

  it('does not mind spaces and full width, wherever they were typed', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11 }), fc.boolean(), (at, wide) => {
        const written = '示范里1号楼2门301'
        const spaced = `${written.slice(0, at)} ${written.slice(at)}`
        const typed = wide ? spaced.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)) : spaced
        expect(addressKey(typed)).toBe('示范里1-2-301')
      }),
    ))
})
