import { randomInt } from 'node:crypto'
import { hashPassword } from '@app/platform'
import type { RegisterEntries } from '../register/entries'
import type { ImportPlan } from './import-plan'

/** Without the letters and digits that look alike on paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 12
/** argon2 takes 19 MiB a hash: a few at a time keep a small server alive. */
const HASHES_TOGETHER = 4

/** 59 bits of chance, easy to read out. */
export const newPassword = (): string =>
  Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** The entries of a plan with the hashes of its passwords; a plan that is only looked at never costs them. */
export async function withHashes({ entries, passwords }: ImportPlan): Promise<RegisterEntries> {
  if (passwords.length === 0) return entries
  const hashes = new Map<string, string>()
  for (let from = 0; from < passwords.length; from += HASHES_TOGETHER) {
    await Promise.all(
      passwords.slice(from, from + HASHES_TOGETHER).map(async ({ accountId, password }) => {
        hashes.set(accountId, await hashPassword(password))
      }),
    )
  }
  const accounts = entries.accounts?.map((entry) => ({ ...entry, passwordHash: hashes.get(entry.id) ?? null }))
  return { ...entries, accounts }
}
