import { inflateRawSync } from 'node:zlib'

const ENTRY = 0x02014b50
const DEFLATED = 8

/** The texts in a ZIP archive, read from its directory at the end. */
export function unpacked(archive: Buffer): string[] {
  const texts: string[] = []
  let at = archive.readUInt32LE(archive.length - 6)
  while (at + 46 <= archive.length && archive.readUInt32LE(at) === ENTRY) {
    const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const local = archive.readUInt32LE(at + 42)
    const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const packed = archive.subarray(begin, begin + size)
    texts.push((method === DEFLATED ? inflateRawSync(packed) : packed).toString('utf8'))
    at += 46 + name + extra + comment
  }
  return texts
}
