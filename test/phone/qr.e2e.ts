import { createRequire } from 'node:module'
import { join } from 'node:path'
import sharp from 'sharp'
import { pngAddress } from '../../miniprogram/src/qr/png'
import { qrCode } from '../../miniprogram/src/qr/qr-code'

type Decode = (pixels: Uint8ClampedArray, width: number, height: number) => { data: string } | null
/** The reader that the web page itself uses; it belongs to this package. */
const jsQr: Decode = createRequire(join(__dirname, '../../miniprogram/package.json'))('jsqr')

async function read(address: string): Promise<string | undefined> {
  const png = Buffer.from(address.split(',')[1], 'base64')
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsQr(new Uint8ClampedArray(data), info.width, info.height)?.data
}

describe('the picture of a badge code', () => {
  it.each([
    'WG0001-12345678',
    'https://gas.example/m/#/pages/verify/index?c=WG0001-12345678',
    `http://127.0.0.1:3000/m/#/pages/verify/index?c=${'A'.repeat(20)}-00000000`,
    'x'.repeat(106),
    'a',
  ])('is read by a camera: %s', async (text) => {
    expect(await read(pngAddress(qrCode(text)))).toBe(text)
  })

  it('is read with a corner dirty', async () => {
    const text = 'https://gas.example/m/#/pages/verify/index?c=WG0001-12345678'
    const matrix = qrCode(text)
    for (let row = 18; row < 22; row++) for (let column = 18; column < 22; column++) matrix[row][column] = true
    expect(await read(pngAddress(matrix))).toBe(text)
  })

  it('does not pretend to hold more than fits', () => {
    expect(() => qrCode('x'.repeat(107))).toThrow(RangeError)
  })
})
