import { writeFileSync } from 'node:fs'
import QRCode from 'qrcode'

const WIDTH = 640
const HEIGHT = 480
const FRAMES = 4
const QUIET_MODULES = 4
const GREY = 180
const WHITE = 235
const BLACK = 16
const NEUTRAL = 128

interface Matrix {
  size: number
  get(row: number, column: number): number
}

/** One luma plane: a grey wall with the label in the middle. */
function picture({ size, get }: Matrix): Buffer {
  const scale = Math.floor(HEIGHT / (size + 4 * QUIET_MODULES))
  const side = (size + 2 * QUIET_MODULES) * scale
  const left = Math.floor((WIDTH - side) / 2)
  const top = Math.floor((HEIGHT - side) / 2)
  const luma = Buffer.alloc(WIDTH * HEIGHT, GREY)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const row = Math.floor(y / scale) - QUIET_MODULES
      const column = Math.floor(x / scale) - QUIET_MODULES
      const isInside = row >= 0 && column >= 0 && row < size && column < size
      luma[(top + y) * WIDTH + left + x] = isInside && get(row, column) ? BLACK : WHITE
    }
  }
  return luma
}

/** Writes what Chromium's fake camera plays (YUV4MPEG2, 4:2:0): a label with a QR code of `text`. */
export function writeQrVideo(text: string, file: string): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const frame = Buffer.concat([
    Buffer.from('FRAME\n'),
    picture({ size: modules.size, get: (row, column) => modules.get(row, column) }),
    Buffer.alloc((WIDTH * HEIGHT) / 2, NEUTRAL),
  ])
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`)
  writeFileSync(file, Buffer.concat([header, ...Array.from({ length: FRAMES }, () => frame)]))
}
