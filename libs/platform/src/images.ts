import sharp, { type Metadata, type Sharp } from 'sharp'
import { ConcurrencyGate } from './concurrency-gate'
import { PlatformError } from './errors'
import { sha256Hex } from './file-store'
import { type ImageFacts, readImageFacts } from './image-facts'

export const MAX_IMAGE_BYTES = 10 * 1024 * 1024
export const MAX_IMAGE_PIXELS = 40_000_000
const MAX_SIDE = 2048
const QUALITY = 82

export type ImageFormat = 'jpeg' | 'png' | 'webp'

export interface AcceptedImage extends ImageFacts {
  readonly bytes: Buffer
  readonly contentType: `image/${ImageFormat}`
  readonly width: number
  readonly height: number
  readonly sha256: string
}

/** Every picture is decoded once and never again here: a cache would only hold memory. */
sharp.cache(false)

/** A 40-megapixel PNG takes 160 MB while it is turned upright; two at a time keep a small server alive. */
const decoding = new ConcurrencyGate(2)

const startsWith = (bytes: Buffer, offset: number, magic: string) =>
  bytes.toString('latin1', offset, offset + magic.length) === magic

/** By content, never by name, and before any decoder sees it: SVG, PDF, TIFF and the rest never reach libvips. */
export function recogniseImage(bytes: Buffer): ImageFormat | undefined {
  if (startsWith(bytes, 0, '\xff\xd8\xff')) return 'jpeg'
  if (startsWith(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png'
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) return 'webp'
  return undefined
}

async function readHeader(bytes: Buffer, format: ImageFormat): Promise<Metadata> {
  const header = await orBroken(sharp(bytes, { limitInputPixels: false }).metadata())
  if (header.format !== format) throw new PlatformError('IMAGE_BROKEN', `header says ${header.format}`)
  if (header.width * header.height > MAX_IMAGE_PIXELS) {
    throw new PlatformError('IMAGE_TOO_MANY_PIXELS', `${header.width}x${header.height}`)
  }
  return header
}

async function orBroken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw new PlatformError('IMAGE_BROKEN', undefined, { cause: error })
  }
}

function encode(image: Sharp, format: ImageFormat): Sharp {
  if (format === 'jpeg') return image.jpeg({ quality: QUALITY })
  if (format === 'webp') return image.webp({ quality: QUALITY })
  return image.png()
}

/** autoOrient turns the pixels; sharp then writes no metadata at all unless asked, so EXIF, XMP and thumbnails are gone. */
function reencode(bytes: Buffer, { format, maxSide }: Wanted) {
  const upright = sharp(bytes, { limitInputPixels: MAX_IMAGE_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
  return orBroken(encode(upright, format).toBuffer({ resolveWithObject: true }))
}

interface Wanted {
  format: ImageFormat
  maxSide: number
}

/** Takes an uploaded photo or drawn signature and gives back what may be stored, with what the camera knew apart. */
export async function acceptImage(upload: Buffer, wanted: Partial<Wanted> = {}): Promise<AcceptedImage> {
  if (upload.length > MAX_IMAGE_BYTES) throw new PlatformError('FILE_TOO_LARGE', `${upload.length} bytes`)
  const format = recogniseImage(upload)
  if (!format) throw new PlatformError('FILE_NOT_IMAGE')
  return decoding.run(async () => {
    const header = await readHeader(upload, format)
    const given: Wanted = { format, maxSide: MAX_SIDE, ...wanted }
    const { data, info } = await reencode(upload, given)
    return {
      bytes: data,
      contentType: `image/${given.format}`,
      width: info.width,
      height: info.height,
      sha256: sha256Hex(data),
      ...readImageFacts(header.exif),
    }
  })
}
