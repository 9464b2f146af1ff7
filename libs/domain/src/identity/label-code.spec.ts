import fc from 'fast-check'
import { checkCharacter, isChecked } from './check-character'
import { CURRENT_LABEL_FORMAT, labelCode, lastSerial, readLabel } from './label-code'

const serial = fc.integer({ min: 0, max: lastSerial(CURRENT_LABEL_FORMAT) })
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

describe('the check character of a label', () => {
  it('is that of ISO 7064 MOD 37,36, as in the example of the GRid standard', () => {
    expect(checkCharacter('A12425GABC1234002')).toBe('M')
    expect(isChecked('A12425GABC1234002M')).toBe(true)
  })

  it('notices every single character misread: no label turns into another one', () => {
    fc.assert(
      fc.property(serial, fc.nat(10), fc.constantFrom(...LETTERS), (n, at, letter) => {
        const code = labelCode(CURRENT_LABEL_FORMAT, n)
        const misread = code.slice(0, at) + letter + code.slice(at + 1)
        if (misread !== code) expect(readLabel(misread)?.ok).not.toBe(true)
      }),
    )
  })

  it('notices two neighbours swapped in at least 97 of 100 labels', () => {
    let [swapped, noticed] = [0, 0]
    for (let n = 0; n < 40_000; n += 7) {
      const code = labelCode(CURRENT_LABEL_FORMAT, n)
      for (let at = 0; at < code.length - 1; at++) {
        const other = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2)
        if (other === code) continue
        swapped += 1
        if (!readLabel(other)?.ok) noticed += 1
      }
    }
    expect(noticed / swapped).toBeGreaterThan(0.97)
  })
})

describe('a label of ours', () => {
  it('has eleven characters and tells its number', () => {
    fc.assert(
      fc.property(serial, (n) => {
        const code = labelCode(CURRENT_LABEL_FORMAT, n)
        expect(code).toMatch(/^PAQ\d{7}[0-9A-Z]$/)
        expect(readLabel(code)).toEqual({ ok: true, format: CURRENT_LABEL_FORMAT, serial: n })
      }),
    )
  })

  it('is told from codes of fillers and makers, which have no check and stay valid', () => {
    for (const code of ['HX000000001', 'T1200012345', 'PAQ-0001', 'PAQ12345', '312001000123'])
      expect(readLabel(code)).toBeNull()
  })
})
