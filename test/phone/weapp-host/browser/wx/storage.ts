const key = (name: string) => `wx:${name}`

/** Kept in the browser, so that a reload of the host is "closing the app and opening it again". */
export function storage(): Record<string, unknown> {
  return {
    getStorageSync(name: string) {
      const text = localStorage.getItem(key(name))
      return text === null ? '' : JSON.parse(text)
    },
    setStorageSync: (name: string, value: unknown) => localStorage.setItem(key(name), JSON.stringify(value)),
    removeStorageSync: (name: string) => localStorage.removeItem(key(name)),
  }
}
