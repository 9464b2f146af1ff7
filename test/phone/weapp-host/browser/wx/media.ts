import type { HostOptions } from '../../bundle'
import { type Options, refuse, succeed } from './answer'
import type { Privacy } from './privacy'

interface CanvasOptions extends Options {
  canvas: HTMLCanvasElement
}

interface CompressOptions extends Options {
  src: string
}

export function media({ scans, photo }: HostOptions, { guarded }: Privacy): Record<string, unknown> {
  const waiting = [...scans]
  return {
    scanCode(options: Options) {
      const result = waiting.shift()
      if (result === undefined) return refuse('scanCode', options, 'cancel')
      return succeed('scanCode', options, { result, scanType: 'QR_CODE', charSet: 'utf-8' })
    },
    chooseMedia: guarded('chooseMedia', (options) =>
      succeed('chooseMedia', options, { type: 'image', tempFiles: [{ tempFilePath: photo, fileType: 'image' }] }),
    ),
    compressImage: (options: CompressOptions) => succeed('compressImage', options, { tempFilePath: options.src }),
    canvasToTempFilePath: (options: CanvasOptions) =>
      succeed('canvasToTempFilePath', options, { tempFilePath: options.canvas.toDataURL('image/png') }),
  }
}
