import { consent } from './consent'
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
  webOrigin: () => window.location.origin,
  /** Taro's own event listens to `navigator.connection`, which Safari lacks and Chromium tells late. */
  onOnline(listener) {
    window.addEventListener('online', listener)
  },
  photos,
  consent,
}
