import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from './config'
import { FieldCipher } from './field-cipher'
import { KeyRing, openKeyRing } from './keys'

describe('the key ring', () => {
  let dataDir: string

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'pingan-keys-'))
  })

  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  const open = (env: Record<string, string> = {}) => openKeyRing(loadConfig({ DATA_DIR: join(dataDir, 'sub'), ...env }))
  const keysFile = () => join(dataDir, 'sub', 'keys.json')
  const field = (id: string) => ({ id, key: randomBytes(32) })
  const textOf = ({ id, key }: { id: string; key: Buffer }) => `${id}:${key.toString('base64')}`

  it('the first start makes a key file only its owner can read; the second start reads it', () => {
    const first = open()
    expect(statSync(keysFile()).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(dataDir, 'sub'))).toEqual(['keys.json'])
    const sealed = new FieldCipher(first).encrypt('张三', 'party.name')
    const second = open()
    expect(new FieldCipher(second).decrypt(sealed, 'party.name')).toBe('张三')
    expect(second.signingSecret).toEqual(first.signingSecret)
  })

  it('no file is made when both secrets come from the environment', () => {
    const ring = open({ FIELD_KEYS: textOf(field('k9')), SIGNING_SECRET: 'x'.repeat(32) })
    expect(ring.activeKeyId).toBe('k9')
    expect(() => readdirSync(join(dataDir, 'sub'))).toThrow('ENOENT')
  })

  it('a new key in front encrypts from now on; old values still open and the search index stays the same', () => {
    const [oldKey, newKey] = [field('old'), field('new')]
    const before = new FieldCipher(new KeyRing([oldKey], 's'))
    const after = new FieldCipher(new KeyRing([newKey, oldKey], 's'))
    expect(after.decrypt(before.encrypt('13812344007', 'c'), 'c')).toBe('13812344007')
    expect(after.encrypt('x', 'c')).toMatch(/^v1\.new\./)
    expect(after.blindIndex('13812344007', 'phone')).toBe(before.blindIndex('13812344007', 'phone'))
  })

  it('a key the database uses and the ring lacks stops the start and is named', () => {
    const ring = new KeyRing([field('k1')], 's')
    expect(() => ring.assertKnown(['k1', 'k1'])).not.toThrow()
    expect(() => ring.assertKnown(['k1', 'gone', 'gone'])).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_FIELD_KEY', detail: expect.stringContaining('missing: gone;') }),
    )
  })

  it('a key file made anew over an old database is noticed, because its key has another id', () => {
    const used = open().activeKeyId
    rmSync(keysFile())
    expect(() => open().assertKnown([used])).toThrow(expect.objectContaining({ code: 'UNKNOWN_FIELD_KEY' }))
  })

  it.each(['', '{', '{"keys":[]}', '{"keys":[{"id":"k1","key":"c2hvcnQ="}],"signingSecret":"c2hvcnQ="}'])(
    'a damaged key file (%p) is refused and left as it is',
    (text) => {
      open()
      chmodSync(keysFile(), 0o600)
      writeFileSync(keysFile(), text)
      expect(() => open()).toThrow(expect.objectContaining({ code: 'KEYS_FILE_INVALID' }))
      expect(readFileSync(keysFile(), 'utf8')).toBe(text)
    },
  )
})
