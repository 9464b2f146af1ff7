import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { DomainError } from '@app/domain'
import { z } from 'zod'

export const MANIFEST = 'manifest.json'

const PART = z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })
const SCHEMA = z.object({
  format: z.literal(1),
  createdAt: z.string(),
  database: z.enum(['sqlite', 'mysql']),
  districtCode: z.string(),
  parts: z.array(PART),
})
/** Written last into the archive: without it an archive is not whole. */
export type Manifest = z.infer<typeof SCHEMA>
export type Part = z.infer<typeof PART>

export const readManifest = (text: string): Manifest => SCHEMA.parse(JSON.parse(text))

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Every file below the folder except the manifest, by path with forward slashes. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== MANIFEST)
    .sort()
}

export async function partsOf(folder: string): Promise<Part[]> {
  const parts: Part[] = []
  for (const path of filesBelow(folder)) {
    const full = join(folder, path)
    parts.push({ path, bytes: statSync(full).size, sha256: await sha256Of(full) })
  }
  return parts
}

/** Throws BACKUP_ALTERED naming the first part that is missing, added or different. */
export async function assertParts(folder: string, manifest: Manifest): Promise<void> {
  const found = new Map((await partsOf(folder)).map((part) => [part.path, part.sha256]))
  for (const { path, sha256 } of manifest.parts) {
    if (found.get(path) !== sha256) throw altered(`${path} ${found.has(path) ? '内容与清单不一致' : '缺失'}`)
    found.delete(path)
  }
  const [extra] = found.keys()
  if (extra !== undefined) throw altered(`${extra} 不在清单里`)
}

export const altered = (what: string): DomainError =>
  new DomainError('BACKUP_ALTERED', `备份不完整或被改动，没有恢复任何内容：${what}`)
