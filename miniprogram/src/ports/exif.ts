const MARKER = 0xff
const APP1 = 0xe1
const START_OF_SCAN = 0xda
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0]
const ORIENTATION_TAG = 0x0112
const UPRIGHT = 1
const TIFF_AT = 4 + EXIF.length

interface Segment {
  marker: number
  from: number
  to: number
}

function segmentsOf(jpeg: Uint8Array): Segment[] {
  const segments: Segment[] = []
  let at = 2
  while (at + 4 <= jpeg.length && jpeg[at] === MARKER && jpeg[at + 1] !== START_OF_SCAN) {
    const to = at + 2 + (jpeg[at + 2] << 8) + jpeg[at + 3]
    segments.push({ marker: jpeg[at + 1], from: at, to })
    at = to
  }
  return segments
}

/** Where and when a picture was taken (the Exif segment of a JPEG), which drawing it anew would lose. */
export function exifOf(jpeg: Uint8Array): Uint8Array | undefined {
  const found = segmentsOf(jpeg).find(
    ({ marker, from }) => marker === APP1 && EXIF.every((byte, index) => jpeg[from + 4 + index] === byte),
  )
  return found && jpeg.slice(found.from, found.to)
}

/** The pixels have been turned upright, so the note that says how to turn them must not turn them again. */
function upright(segment: Uint8Array): Uint8Array {
  const made = segment.slice()
  if (made.length < TIFF_AT + 8) return made
  const view = new DataView(made.buffer, made.byteOffset + TIFF_AT, made.byteLength - TIFF_AT)
  const little = view.getUint16(0) === 0x4949
  const directory = view.getUint32(4, little)
  if (directory + 2 > view.byteLength) return made
  const count = view.getUint16(directory, little)
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12
    if (entry + 12 > view.byteLength) break
    if (view.getUint16(entry, little) === ORIENTATION_TAG) view.setUint16(entry + 8, UPRIGHT, little)
  }
  return made
}

/** Puts the Exif segment of the first picture into the one that was drawn from it. */
export function withExif(drawn: Uint8Array, segment: Uint8Array): Uint8Array {
  const exif = upright(segment)
  const made = new Uint8Array(drawn.length + exif.length)
  made.set(drawn.subarray(0, 2))
  made.set(exif, 2)
  made.set(drawn.subarray(2), 2 + exif.length)
  return made
}
