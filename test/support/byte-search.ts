import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The ways in which a text may lie about in clear: as it is, in base64, in JSON, in an address, escaped, in UTF-16. */
const clearForms = (secret: string): Buffer[] => [
  Buffer.from(secret),
  Buffer.from(Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1)),
  Buffer.from(JSON.stringify(secret).slice(1, -1)),
  Buffer.from(encodeURIComponent(secret)),
  Buffer.from([...secret].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')),
  Buffer.from(secret, 'utf16le'),
]

/** Which of the secrets, by what they are called, lie in these bytes. */
export const foundIn = (bytes: Buffer, secrets: Readonly<Record<string, string>>): string[] =>
  Object.entries(secrets).flatMap(([what, secret]) =>
    clearForms(secret).some((form) => bytes.includes(form)) ? [what] : [],
  )

export const filesUnder = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
