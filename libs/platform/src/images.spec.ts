import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { sha256Hex } from './file-store'
import { acceptImage, MAX_IMAGE_BYTES } from './images'

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } })

/** As an Android phone writes it: held upright, so the sensor's picture lies on its side (orientation 6). */
const EXIF = {
  IFD0: { Make: 'PhoneMaker', Artist: '张三' },
  IFD2: { DateTimeOriginal: '2026:11:22 09:30:15', OffsetTimeOriginal: '+08:00' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '39/1 6/1 3000/100',
    GPSLongitudeRef: 'E',
    GPSLongitude: '117/1 13/1 1200/100',
  },
}

/** A PNG of a few bytes whose header promises any size: what a pixel bomb is. */
function pngPromising(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const chunk = (type: string, data: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(typed), 4)
    return Buffer.concat([frame.subarray(0, 4), typed, frame.subarray(4)])
  }
  const idat = deflateSync(Buffer.alloc(1024))
  const magic = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([magic, chunk('IHDR', header), chunk('IDAT', idat), chunk('IEND', Buffer.alloc(0))])
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

describe('a photo', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('%s is recognised by its content and stays what it is', async (format) => {
    const accepted = await acceptImage(await picture(40, 30)[format]().toBuffer())
    expect(accepted).toMatchObject({ contentType: `image/${format}`, width: 40, height: 30 })
    expect(accepted.sha256).toBe(sha256Hex(accepted.bytes))
    expect((await sharp(accepted.bytes).metadata()).format).toBe(format)
  })

  it.each(['jpeg', 'png', 'webp'] as const)(
    '%s is turned upright and keeps nothing the camera wrote; time and place are handed over apart',
    async (format) => {
      const upload = await picture(40, 30)[format]().withExif(EXIF).withMetadata({ orientation: 6 }).toBuffer()
      expect(upload.includes('PhoneMaker')).toBe(true)
      const accepted = await acceptImage(upload)
      expect(accepted).toMatchObject({ width: 30, height: 40, takenAt: '2026-11-22T01:30:15.000Z' })
      expect(accepted.place?.lat).toBeCloseTo(39.108333, 5)
      expect(accepted.place?.lon).toBeCloseTo(117.22, 5)
      const stored = await sharp(accepted.bytes).metadata()
      expect([stored.exif, stored.xmp, stored.iptc, stored.icc, stored.orientation]).toEqual(Array(5).fill(undefined))
      expect(accepted.bytes.includes('PhoneMaker')).toBe(false)
    },
  )

  it('a time without an offset is Beijing time; no time and no place are simply absent', async () => {
    const { OffsetTimeOriginal: _, ...withoutOffset } = EXIF.IFD2
    const upload = await picture(8, 8).jpeg().withExif({ IFD2: withoutOffset }).toBuffer()
    expect((await acceptImage(upload)).takenAt).toBe('2026-11-22T01:30:15.000Z')
    const bare = await acceptImage(await picture(8, 8).jpeg().toBuffer())
    expect([bare.takenAt, bare.place]).toEqual([undefined, undefined])
  })

  it('a large one is brought down to 2048 on its long side, a small one is left alone', async () => {
    const accepted = await acceptImage(await picture(3000, 1500).jpeg().toBuffer())
    expect([accepted.width, accepted.height]).toEqual([2048, 1024])
  })

  it('a portrait is asked for small and as JPEG, whatever came', async () => {
    const accepted = await acceptImage(await picture(900, 1200).png().toBuffer(), { format: 'jpeg', maxSide: 480 })
    expect([accepted.contentType, accepted.width, accepted.height]).toEqual(['image/jpeg', 360, 480])
  })

  it.each([
    ['an SVG with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
    ['a PDF', Buffer.from('%PDF-1.7')],
    ['an empty file', Buffer.alloc(0)],
  ])('%s is no photo', async (_what, upload) => {
    await expect(acceptImage(upload)).rejects.toMatchObject({ code: 'FILE_NOT_IMAGE' })
  })

  it('over 10 MB is refused', async () => {
    const upload = Buffer.alloc(MAX_IMAGE_BYTES + 1)
    await expect(acceptImage(upload)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
  })

  it('a pixel bomb is refused by its header, before a pixel is decoded', async () => {
    const started = Date.now()
    await expect(acceptImage(pngPromising(30_000, 30_000))).rejects.toMatchObject({ code: 'IMAGE_TOO_MANY_PIXELS' })
    await expect(acceptImage(pngPromising(8_001, 5_000))).rejects.toMatchObject({ code: 'IMAGE_TOO_MANY_PIXELS' })
    expect(Date.now() - started).toBeLessThan(2_000)
  })

  it('one cut short on the way is refused as broken', async () => {
    const noise = sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 50 },
      },
    })
    const whole = await noise.jpeg().toBuffer()
    await expect(acceptImage(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({ code: 'IMAGE_BROKEN' })
    await expect(acceptImage(pngPromising(100, 100))).rejects.toMatchObject({ code: 'IMAGE_BROKEN' })
    await expect(acceptImage(Buffer.from('\xff\xd8\xff\xe0 rubbish', 'latin1'))).rejects.toMatchObject({
      code: 'IMAGE_BROKEN',
    })
  })

  it('a drawn signature keeps its transparent ground', async () => {
    const strokes = Buffer.from(
      '<svg width="300" height="120"><path d="M10 60 L290 60" stroke="black" stroke-width="4"/></svg>',
    )
    const accepted = await acceptImage(await sharp(strokes).png().toBuffer())
    expect(await sharp(accepted.bytes).metadata()).toMatchObject({ format: 'png', hasAlpha: true, width: 300 })
  })
})
