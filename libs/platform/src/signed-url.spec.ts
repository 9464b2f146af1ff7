import { ephemeralKeyRing } from './keys'
import { FileAddressSigner, type FileGrant } from './signed-url'

const signer = new FileAddressSigner(ephemeralKeyRing())
const grant: FileGrant = { fileId: 'f1', viewerId: 'u1', expiresAt: '2026-11-22T08:05:00.000Z' }
const inTime = '2026-11-22T08:04:59.999Z'

describe('a signed file address', () => {
  it('opens until it expires', () => {
    const signature = signer.sign(grant)
    expect(signer.verify(grant, signature, inTime)).toBe(true)
    expect(signer.verify(grant, signature, grant.expiresAt)).toBe(false)
  })

  it.each<[string, Partial<FileGrant>]>([
    ['another file', { fileId: 'f2' }],
    ['another viewer', { viewerId: 'u2' }],
    ['a longer time', { expiresAt: '2027-11-22T08:05:00.000Z' }],
    ['a piece moved from one part to the next', { fileId: 'f', viewerId: '1u1' }],
  ])('does not open %s', (_what, change) => {
    expect(signer.verify({ ...grant, ...change }, signer.sign(grant), inTime)).toBe(false)
  })

  it('another installation, an empty or a cut signature opens nothing', () => {
    const signature = signer.sign(grant)
    expect(new FileAddressSigner(ephemeralKeyRing()).verify(grant, signature, inTime)).toBe(false)
    expect(signer.verify(grant, '', inTime)).toBe(false)
    expect(signer.verify(grant, signature.slice(0, -1), inTime)).toBe(false)
  })

  it('the query carries all that the check needs, but not who may look', () => {
    const query = new URLSearchParams(signer.query(grant))
    const asked = { fileId: 'f1', viewerId: 'u1', expiresAt: query.get('exp') ?? '' }
    expect(signer.verify(asked, query.get('sig') ?? '', inTime)).toBe(true)
    expect(query.toString()).not.toContain('u1')
  })
})
