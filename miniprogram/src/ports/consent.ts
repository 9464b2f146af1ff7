import Taro from '@tarojs/taro'
import type { Consent } from './types'

/** WeChat looks whether the button of this id was pressed. */
const AGREE_ID = 'consent-agree'

/** wx.onNeedPrivacyAuthorization, of base library 2.32.3 (2023) and newer; an older one holds nothing back. */
export const consent: Consent = {
  isAsked: () => typeof Taro.onNeedPrivacyAuthorization === 'function',
  onWanted(listener) {
    Taro.onNeedPrivacyAuthorization((resolve) => {
      resolve({ event: 'exposureAuthorization' })
      listener((agreed) => resolve(agreed ? { event: 'agree', buttonId: AGREE_ID } : { event: 'disagree' }))
    })
  },
}
