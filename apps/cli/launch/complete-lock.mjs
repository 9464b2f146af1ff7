// A registry that hides the binary packages of other platforms leaves them out of the lock file, and
// `npm ci` of npm 11 then refuses that lock. Run after every change of dependencies:
//   node apps/cli/launch/complete-lock.mjs [folder]
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PLATFORM =
  /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|x64|arm|ia32|ppc64|riscv64|s390x|loong64)(?:-?(gnu|musl|msvc|\w*eabi\w*))?$/

/** Whether node's lookup from the package at `from` finds `name` in the lock. */
function isLocked(packages, from, name) {
  let base = from
  for (;;) {
    if (packages[`${base ? `${base}/` : ''}node_modules/${name}`]) return true
    if (!base) return false
    base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))
  }
}

export function missingBinaries(lock) {
  return Object.entries(lock.packages).flatMap(([from, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(lock.packages, from, name))
      .map(([name, version]) => ({ name, version, dev: entry.dev === true })),
  )
}

function lockEntry({ name, version, dev }) {
  const [, os, cpu, abi] = PLATFORM.exec(name) ?? []
  if (!os) return undefined
  const libc = os === 'linux' && /^(gnu|musl)$/.test(abi ?? '') ? [abi === 'gnu' ? 'glibc' : 'musl'] : undefined
  return { version, cpu: [cpu], ...(dev && { dev }), ...(libc && { libc }), optional: true, os: [os] }
}

function complete(folder) {
  const file = join(folder, 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const missing = missingBinaries(lock)
  for (const binary of missing) {
    const entry = lockEntry(binary)
    if (entry) lock.packages[`node_modules/${binary.name}`] = entry
  }
  const [root, ...rest] = Object.entries(lock.packages)
  rest.sort(([a], [b]) => a.localeCompare(b, 'en'))
  lock.packages = Object.fromEntries([root, ...rest])
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  return missing.length
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? '.'
  console.log(`${folder}: ${complete(folder)} platform packages added to the lock file`)
}
