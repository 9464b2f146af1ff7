import { DomainError } from '@app/domain'

/** One file inside an archive, as the archive's own directory describes it. */
export interface ZipPart {
  name: string
  isDeflated: boolean
  /** Of the packed bytes inside the archive. */
  from: number
  to: number
  /** What it will be when unpacked, and its check sum. */
  size: number
  crc: number
}

export type ZipDirectory = ReadonlyMap<string, ZipPart>

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const LONGEST_COMMENT = 0xffff

const MOST_ENTRIES = 2000
const MEGABYTE = 1024 * 1024
/** Fifty thousand bottles with fourteen columns are 31 MB. */
const MOST_BYTES = 256 * MEGABYTE
/** XML of real sheets packs to a tenth, of empty ones to a fiftieth; bombs begin at a thousandth. */
const MOST_RATIO = 200

export const brokenArchive = (detail: string): DomainError =>
  new DomainError('IMPORT_UNREADABLE', `表格文件不完整或已损坏（${detail}），请在表格软件里打开后另存为 .xlsx 再上传`)

export const bomb = (): DomainError =>
  new DomainError('IMPORT_BOMB', '表格文件解压后过大，没有读取。请另存为只含数据的 .xlsx，或分成几份')

/** Reads the directory at the end of the archive and refuses what would unpack without measure; nothing is unpacked here. */
export function readDirectory(bytes: Buffer): ZipDirectory {
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  const start = bytes.readUInt32LE(end + 16)
  if (count > MOST_ENTRIES) throw bomb()
  const parts = new Map<string, ZipPart>()
  let at = start
  let total = 0
  for (let n = 0; n < count; n += 1) {
    const { part, next } = entryAt(bytes, at, end)
    if (parts.has(part.name)) throw brokenArchive('同名部分')
    parts.set(part.name, part)
    total += part.size
    assertMeasured(part, total)
    at = next
  }
  return parts
}

function assertMeasured({ size, from, to }: ZipPart, total: number): void {
  const ratio = size / Math.max(1, to - from)
  if (total > MOST_BYTES || (size > MEGABYTE && ratio > MOST_RATIO)) throw bomb()
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT)
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at
  }
  throw brokenArchive('没有结尾')
}

function entryAt(bytes: Buffer, at: number, end: number): { part: ZipPart; next: number } {
  if (at + ENTRY_BYTES > end || bytes.readUInt32LE(at) !== ENTRY) throw brokenArchive('目录不对')
  const flags = bytes.readUInt16LE(at + 8)
  const method = bytes.readUInt16LE(at + 10)
  if (flags & 1) throw brokenArchive('有密码')
  if (method !== 0 && method !== 8) throw brokenArchive('压缩方式不认识')
  const nameEnd = at + ENTRY_BYTES + bytes.readUInt16LE(at + 28)
  const next = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  const name = bytes.toString('utf8', at + ENTRY_BYTES, nameEnd).replaceAll('\\', '/')
  const size = bytes.readUInt32LE(at + 24)
  const place = packedAt(bytes, { local: bytes.readUInt32LE(at + 42), length: bytes.readUInt32LE(at + 20), end })
  return { part: { name, isDeflated: method === 8, size, crc: bytes.readUInt32LE(at + 16), ...place }, next }
}

function packedAt(bytes: Buffer, { local, length, end }: { local: number; length: number; end: number }) {
  if (local + LOCAL_BYTES > end || bytes.readUInt32LE(local) !== LOCAL) throw brokenArchive('目录不对')
  const from = local + LOCAL_BYTES + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const to = from + length
  if (to > end) throw brokenArchive('内容不全')
  return { from, to }
}
