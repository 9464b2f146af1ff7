import Taro from '@tarojs/taro'
import { consent } from './consent'
import { photos } from './photos'
import type { Ports } from './types'

/** The mini-program; `platform.h5.ts` replaces this file in the web build. */
export const ports: Ports = {
  scanMode: 'native',
  async scanNative() {
    try {
      const scanned = await Taro.scanCode({ scanType: ['qrCode', 'barCode'], onlyFromCamera: true })
      return { ok: true, text: scanned.result }
    } catch {
      return { ok: false, reason: 'cancelled' }
    }
  },
  async wechatCode() {
    return (await Taro.login()).code
  },
  webOrigin: () => API_BASE,
  onOnline(listener) {
    Taro.onNetworkStatusChange(({ isConnected }) => {
      if (isConnected) listener()
    })
  },
  photos,
  consent,
}
