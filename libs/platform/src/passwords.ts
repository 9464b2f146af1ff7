import { hash, verify } from '@node-rs/argon2'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. argon2id is the library's default algorithm. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const CURRENT = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/

/** Longer input only costs time; nobody types it. */
const MAX_LENGTH = 256

/** The hash of a thrown-away random value: an unknown account takes as long to refuse as a known one. */
export const DUMMY_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$Zx1ned3VlAaI+tPfPCDKtg$oatkrfT7AIQ6rkSsmHmTGClN0BJXR29IKEiSUjAqZEg'

/** Chinese input methods type full-width digits and letters; the person means the plain ones. */
const normalise = (password: string) => password.normalize('NFKC')

export function hashPassword(password: string): Promise<string> {
  return hash(normalise(password), PARAMETERS)
}

export async function verifyPassword(storedHash: string | null | undefined, password: string): Promise<boolean> {
  const usable = storedHash?.startsWith('$argon2id$') === true && password.length <= MAX_LENGTH
  const matches = await verify(usable ? storedHash : DUMMY_HASH, normalise(password.slice(0, MAX_LENGTH)))
  return usable && matches
}

export function needsRehash(storedHash: string): boolean {
  return !CURRENT.test(storedHash)
}
