import { crc32, createInflateRaw } from 'node:zlib'
import { parser } from 'sax'
import { Pace } from './pace'
import { bomb, brokenArchive, type ZipPart } from './zip-directory'

export interface XmlEvents {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

const CHUNK = 64 * 1024

/** Unpacks one part bit by bit, never further than the directory announced. */
async function* unpacked(archive: Buffer, part: ZipPart): AsyncGenerator<Buffer> {
  const packed = archive.subarray(part.from, part.to)
  let size = 0
  let crc = 0
  for await (const chunk of part.isDeflated ? inflated(packed) : slices(packed)) {
    size += chunk.length
    if (size > part.size) throw bomb()
    crc = crc32(chunk, crc)
    yield chunk
  }
  if (size !== part.size || crc !== part.crc) throw brokenArchive('校验不符')
}

async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: CHUNK })
  inflate.end(packed)
  try {
    for await (const chunk of inflate) yield chunk as Buffer
  } catch {
    throw brokenArchive('解压不了')
  }
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK)
}

/** Reads the XML of one part as it is unpacked. Names come without their namespace's prefix. */
export async function readXml(
  archive: Buffer,
  part: ZipPart,
  events: XmlEvents,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<void> {
  const xml = xmlReader(events)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const pace = new Pace()
  let done = 0
  for await (const chunk of unpacked(archive, part)) {
    xml.write(decode(() => decoder.decode(chunk, { stream: true })))
    done += chunk.length
    onBytes(done)
    if (pace.isDue) await pace.rest()
  }
  xml.write(decode(() => decoder.decode()))
  xml.close()
}

function decode(read: () => string): string {
  try {
    return read()
  } catch {
    throw brokenArchive('不是 UTF-8')
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function xmlReader({ open, text, close }: XmlEvents) {
  const reader = parser(true, { strictEntities: true })
  reader.onerror = () => {
    throw brokenArchive('内容格式不对')
  }
  // A document type can define entities that grow without end; spreadsheets have none.
  reader.ondoctype = () => {
    throw brokenArchive('内容格式不对')
  }
  if (open) reader.onopentag = (tag) => open(localName(tag.name), tag.attributes)
  if (text) {
    reader.ontext = text
    reader.oncdata = text
  }
  if (close) reader.onclosetag = (name) => close(localName(name))
  return reader
}
