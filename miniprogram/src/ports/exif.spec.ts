import { exifOf, withExif } from './exif'

const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0]
/** Little-endian TIFF with one entry: orientation 6 (turn right). */
const TIFF = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]

const segment = (marker: number, body: number[]) => [0xff, marker, 0, body.length + 2, ...body]
const jpeg = (...segments: number[][]) => Uint8Array.from([0xff, 0xd8, ...segments.flat(), 0xff, 0xda, 1, 2, 3])

describe('time and place of a photo', () => {
  const taken = jpeg(segment(0xe0, [1, 2, 3]), segment(0xe1, [...EXIF, ...TIFF]))

  it('are found in the picture the camera gave', () => {
    expect([...(exifOf(taken) ?? [])]).toEqual(segment(0xe1, [...EXIF, ...TIFF]))
    expect(exifOf(jpeg(segment(0xe0, [1, 2, 3])))).toBeUndefined()
    expect(exifOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47]))).toBeUndefined()
  })

  it('go into the smaller picture, which stands upright already', () => {
    const small = jpeg(segment(0xe0, [9]))
    const made = withExif(small, exifOf(taken) ?? new Uint8Array())
    const carried = exifOf(made) ?? new Uint8Array()
    expect(carried[4 + EXIF.length + 18]).toBe(1)
    expect(made.length).toBe(small.length + carried.length)
    expect([...made.slice(-5)]).toEqual([0xff, 0xda, 1, 2, 3])
  })
})
