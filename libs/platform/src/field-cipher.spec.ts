import fc from 'fast-check'
import { FieldCipher, keyIdOf } from './field-cipher'
import { ephemeralKeyRing } from './keys'

const cipher = new FieldCipher(ephemeralKeyRing())
const text = fc.string({ unit: 'grapheme' })

const refused = expect.objectContaining({ code: 'FIELD_CIPHERTEXT_INVALID' })

describe('an encrypted field', () => {
  it('opens to what was put in, and never twice to the same ciphertext', () => {
    fc.assert(
      fc.property(text, text, (value, context) => {
        const sealed = cipher.encrypt(value, context)
        expect(cipher.decrypt(sealed, context)).toBe(value)
        expect(cipher.encrypt(value, context)).not.toBe(sealed)
        expect(sealed).toMatch(/^v1\.spec\.[A-Za-z0-9_-]+$/)
      }),
    )
  })

  it('refuses any change of any bit', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 0, max: 7 }), (value, position, bit) => {
        const [version, keyId, payload] = cipher.encrypt(value, 'party.name').split('.') as [string, string, string]
        const bytes = Buffer.from(payload, 'base64url')
        const index = position % bytes.length
        bytes[index] = (bytes[index] ?? 0) ^ (1 << bit)
        const altered = `${version}.${keyId}.${bytes.toString('base64url')}`
        expect(() => cipher.decrypt(altered, 'party.name')).toThrow(refused)
      }),
    )
  })

  it('refuses to open in another row or column than its own', () => {
    fc.assert(
      fc.property(text, text, text, (value, own, other) => {
        fc.pre(own !== other)
        const sealed = cipher.encrypt(value, own)
        expect(() => cipher.decrypt(sealed, other)).toThrow(refused)
      }),
    )
  })

  it.each(['', 'v1', 'v2.spec.AAAA', 'v1.spec.AAAA', 'v1.spec.!!!!', '张三'])(
    'refuses what is no ciphertext (%p)',
    (value) => {
      expect(() => cipher.decrypt(value, 'c')).toThrow(refused)
    },
  )

  it('tells which key it needs, and says so when that key is not here', () => {
    const sealed = cipher.encrypt('x', 'c')
    expect(keyIdOf(sealed)).toBe('spec')
    const foreign = sealed.replace('.spec.', '.other.')
    expect(() => cipher.decrypt(foreign, 'c')).toThrow(expect.objectContaining({ code: 'UNKNOWN_FIELD_KEY' }))
  })
})

describe('the blind index', () => {
  it('is the same for the same phone, differs by purpose and by installation', () => {
    const index = cipher.blindIndex('13812344007', 'party.phone')
    expect(index).toMatch(/^[0-9a-f]{32}$/)
    expect(cipher.blindIndex('13812344007', 'party.phone')).toBe(index)
    expect(cipher.blindIndex('13812344007', 'account.phone')).not.toBe(index)
    expect(cipher.blindIndex('13812344008', 'party.phone')).not.toBe(index)
    expect(new FieldCipher(ephemeralKeyRing()).blindIndex('13812344007', 'party.phone')).not.toBe(index)
  })
})
