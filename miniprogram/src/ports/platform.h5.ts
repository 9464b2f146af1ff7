import { photos } from './photos'
import type { Ports } from './types'

export const ports: Ports = {
  scanMode: 'inline',
  async scanNative() {
    return { ok: false, reason: 'unsupported' }
  },
  async wechatCode() {
    return undefined
  },
  photos,
}
