import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A part that is packed while it is written. */
export class PackedPart {
  private readonly deflate = createDeflateRaw()
  private readonly packed: Buffer[] = []
  private size = 0
  private crc = 0

  constructor(readonly name: string) {
    this.deflate.on('data', (chunk: Buffer) => this.packed.push(chunk))
  }

  async write(text: string): Promise<void> {
    const bytes = Buffer.from(text)
    this.size += bytes.length
    this.crc = crc32(bytes, this.crc)
    if (!this.deflate.write(bytes)) await once(this.deflate, 'drain')
  }

  async end(): Promise<ZipEntry> {
    this.deflate.end()
    await once(this.deflate, 'end')
    return { name: Buffer.from(this.name), packed: Buffer.concat(this.packed), size: this.size, crc: this.crc }
  }
}

export interface ZipEntry {
  name: Buffer
  packed: Buffer
  size: number
  crc: number
}

/** 1 January 1980, the first day a ZIP knows: the same content gives the same bytes. */
const DOS_DATE = 0x21
const VERSION = 20
/** Names are UTF-8. */
const FLAGS = 0x800
const DEFLATED = 8

/** The fields that a part's own header and its line in the directory share. */
function shared({ name, packed, size, crc }: ZipEntry): Buffer {
  const bytes = Buffer.alloc(26)
  bytes.writeUInt16LE(VERSION, 0)
  bytes.writeUInt16LE(FLAGS, 2)
  bytes.writeUInt16LE(DEFLATED, 4)
  bytes.writeUInt16LE(0, 6)
  bytes.writeUInt16LE(DOS_DATE, 8)
  bytes.writeUInt32LE(crc, 10)
  bytes.writeUInt32LE(packed.length, 14)
  bytes.writeUInt32LE(size, 18)
  bytes.writeUInt16LE(name.length, 22)
  return bytes
}

function directoryLine(entry: ZipEntry, offset: number): Buffer {
  const head = Buffer.from([0x50, 0x4b, 1, 2, VERSION, 0])
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(offset, 10)
  return Buffer.concat([head, shared(entry), tail, entry.name])
}

export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), shared(entry), entry.name, entry.packed])
    directory.push(directoryLine(entry, offset))
    parts.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}
