import Taro from '@tarojs/taro'
import type { KeyValue } from './key-value'

/** A missing key reads as '' in WeChat and in Taro's web version. */
export const phoneStorage: KeyValue = {
  get<T>(key: string) {
    const value: unknown = Taro.getStorageSync(key)
    return value === '' || value === null || value === undefined ? undefined : (value as T)
  },
  set: (key, value) => Taro.setStorageSync(key, value),
  remove: (key) => Taro.removeStorageSync(key),
}
