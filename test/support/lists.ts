import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const templateOf = (list: string): Buffer => readFileSync(join(__dirname, '../../docs/templates', `${list}.csv`))

/** 示例 in GBK, the encoding in which Chinese table programs save CSV. Node decodes GBK but cannot write it. */
export function inGbk(marked: string): Buffer {
  const text = marked.replace(/^\ufeff/, '')
  return Buffer.concat([...text].map((char) => (char.charCodeAt(0) < 0x80 ? Buffer.from(char) : gbkOf(char))))
}

let table: Map<string, Buffer> | undefined

/** The two-byte area of GBK, read off the decoder once. */
function gbkOf(char: string): Buffer {
  table ??= gbkTable()
  const bytes = table.get(char)
  if (!bytes) throw new Error(`${char} is not in GBK`)
  return bytes
}

function gbkTable(): Map<string, Buffer> {
  const decoder = new TextDecoder('gbk')
  const entries = new Map<string, Buffer>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const bytes = Buffer.from([lead, trail])
      const char = trail === 0x7f ? '' : decoder.decode(bytes)
      if ([...char].length === 1 && !entries.has(char)) entries.set(char, bytes)
    }
  }
  return entries
}
