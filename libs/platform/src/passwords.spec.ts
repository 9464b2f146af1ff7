import { hash } from '@node-rs/argon2'
import { DUMMY_HASH, hashPassword, needsRehash, verifyPassword } from './passwords'

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - started) / 1e6
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

describe('passwords', () => {
  it('the right password opens, another does not', async () => {
    const stored = await hashPassword('Hexi-2026!')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verifyPassword(stored, 'Hexi-2026!')).toBe(true)
    expect(await verifyPassword(stored, 'hexi-2026!')).toBe(false)
  })

  it('full-width letters of a Chinese keyboard are the same password', async () => {
    const stored = await hashPassword('Hexi2026')
    expect(await verifyPassword(stored, 'Ｈｅｘｉ２０２６')).toBe(true)
  })

  it.each([undefined, null, '', 'not a hash'])(
    'an account without a usable hash (%p) refuses every password',
    async (stored) => {
      expect(await verifyPassword(stored, '')).toBe(false)
    },
  )

  it('an unknown account takes as long to refuse as a known one', async () => {
    const stored = await hashPassword('Hexi-2026!')
    const known: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 7; round += 1) {
      known.push(await timeOf(() => verifyPassword(stored, 'wrong')))
      unknown.push(await timeOf(() => verifyPassword(undefined, 'wrong')))
    }
    // Skipping the hash would answer in well under a millisecond, thirty times faster.
    expect(median(unknown)).toBeGreaterThan(median(known) / 3)
  })

  it('a boundless password is refused without hashing it whole', async () => {
    const stored = await hashPassword('a'.repeat(256))
    expect(await verifyPassword(stored, 'a'.repeat(257))).toBe(false)
  })

  it('a hash of weaker settings is to be renewed at the next login, a present one and the dummy are not', async () => {
    const weak = await hash('Hexi-2026!', { memoryCost: 8192, timeCost: 1, parallelism: 1 })
    expect(await verifyPassword(weak, 'Hexi-2026!')).toBe(true)
    expect(needsRehash(weak)).toBe(true)
    expect(needsRehash(await hashPassword('Hexi-2026!'))).toBe(false)
    expect(needsRehash(DUMMY_HASH)).toBe(false)
  })
})
