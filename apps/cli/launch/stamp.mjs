import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from './paths.mjs'

const SKIP = new Set(['node_modules', 'dist', '.git'])

function filesIn(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => !SKIP.has(name))
    .sort()
    .flatMap((name) => filesIn(join(path, name)))
}

/** One hash over the contents of files and folders, given relative to the repository. */
export function hashOf(paths, salt = '') {
  const hash = createHash('sha256').update(`${process.version} ${salt}`)
  for (const file of paths.flatMap((path) => filesIn(join(ROOT, path)))) {
    hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

export const isFresh = (file, hash) => existsSync(file) && readFileSync(file, 'utf8') === hash

export function writeStamp(file, hash) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, hash)
}
