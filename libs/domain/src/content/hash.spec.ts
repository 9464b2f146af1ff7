import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { canonicalJson, commit, sha256Hex } from './hash'

describe('the hash that both signatures are bound to', () => {
  it('is the SHA-256 of the UTF-8 text, for Chinese, emoji and broken text alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
      }),
    )
    expect(sha256Hex('平安液化气🔥\ud800')).toBe(createHash('sha256').update('平安液化气🔥\ud800').digest('hex'))
  })

  it('takes bytes as they are', () => {
    expect(sha256Hex(Uint8Array.of(0, 255))).toBe(
      createHash('sha256')
        .update(Buffer.from([0, 255]))
        .digest('hex'),
    )
  })

  it('does not depend on the order in which fields were written', () => {
    expect(canonicalJson({ b: [1, { z: null, y: '瓶' }], a: 1e21 })).toBe('{"a":1e+21,"b":[1,{"y":"瓶","z":null}]}')
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(record))
      }),
    )
  })

  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson(undefined)).toThrow(TypeError)
    expect(() => canonicalJson({ n: Number.NaN })).toThrow()
  })

  it('hides a name behind its salt', () => {
    expect(commit('张三', 's1')).toBe(sha256Hex('s1\n张三'))
    expect(commit('张三', 's1')).not.toBe(commit('张三', 's2'))
  })
})
