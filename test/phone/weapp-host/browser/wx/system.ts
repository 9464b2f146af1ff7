const noop = () => {}

/** The phone that the program believes to run on. */
export function system(firstPage: string): Record<string, unknown> {
  const launch = () => ({ path: firstPage, query: {}, scene: 1001 })
  const screen = () => ({
    pixelRatio: devicePixelRatio,
    windowWidth: innerWidth,
    windowHeight: innerHeight,
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    statusBarHeight: 0,
    safeArea: { top: 0, left: 0, right: innerWidth, bottom: innerHeight, width: innerWidth, height: innerHeight },
  })
  const device = { platform: 'android', system: 'Android 13', brand: 'sim', model: 'sim' }
  const base = { SDKVersion: '3.8.0', language: 'zh_CN' }
  return {
    canIUse: () => true,
    getSystemInfoSync: () => ({ ...screen(), ...device, ...base }),
    getWindowInfo: screen,
    getDeviceInfo: () => device,
    getAppBaseInfo: () => base,
    getSystemSetting: () => ({}),
    getAppAuthorizeSetting: () => ({}),
    getMenuButtonBoundingClientRect: () => ({ width: 87, height: 32, top: 6, left: 290, right: 377, bottom: 38 }),
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    getAccountInfoSync: () => ({ miniProgram: { envVersion: 'develop' } }),
    onAppShow: noop,
    onAppHide: noop,
    onError: noop,
    onUnhandledRejection: noop,
    onPageNotFound: noop,
    onThemeChange: noop,
    nextTick: (run: () => void) => void setTimeout(run, 0),
  }
}
