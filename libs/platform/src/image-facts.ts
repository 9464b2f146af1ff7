import type { Instant } from '@app/domain'
import exifReader, { type Exif } from 'exif-reader'

export interface ImageFacts {
  readonly takenAt?: Instant
  /** WGS-84 as the phone wrote it. */
  readonly place?: { readonly lat: number; readonly lon: number }
}

/** A camera writes local time and often no offset; phones in this trade are set to Beijing time. */
const DEFAULT_OFFSET = '+08:00'

function takenAtOf(exif: Exif): Instant | undefined {
  // exif-reader reads the wall clock as if it were UTC.
  const wallClock = exif.Photo?.DateTimeOriginal
  if (!(wallClock instanceof Date) || Number.isNaN(wallClock.getTime())) return undefined
  const written = exif.Photo?.OffsetTimeOriginal
  const offset = typeof written === 'string' && /^[+-]\d{2}:\d{2}$/.test(written) ? written : DEFAULT_OFFSET
  const time = Date.parse(wallClock.toISOString().replace('Z', offset))
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

function degreesOf(parts: unknown, reference: unknown, limit: number): number | undefined {
  if (!Array.isArray(parts) || parts.length !== 3) return undefined
  const [degrees, minutes, seconds] = parts.map(Number) as [number, number, number]
  const value = degrees + minutes / 60 + seconds / 3600
  if (!Number.isFinite(value) || value > limit) return undefined
  return reference === 'S' || reference === 'W' ? -value : value
}

function placeOf(exif: Exif): ImageFacts['place'] {
  const gps = exif.GPSInfo
  const lat = degreesOf(gps?.GPSLatitude, gps?.GPSLatitudeRef, 90)
  const lon = degreesOf(gps?.GPSLongitude, gps?.GPSLongitudeRef, 180)
  return lat === undefined || lon === undefined ? undefined : { lat, lon }
}

/** Time and place as the camera wrote them. Broken metadata says nothing about the picture, so it is no error. */
export function readImageFacts(exifBlock: Buffer | undefined): ImageFacts {
  if (!exifBlock) return {}
  try {
    const exif = exifReader(exifBlock)
    return { takenAt: takenAtOf(exif), place: placeOf(exif) }
  } catch {
    return {}
  }
}
