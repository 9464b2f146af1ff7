import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { keepPageOffline } from '@/ports/offline-page'
import { watchConsent } from '@/state/consent'
import { startOutbox } from '@/state/outbox'
import { learnScanRules } from '@/state/scan-rules'
import './app.scss'
import './theme/platform'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchConsent()
    startOutbox()
    keepPageOffline()
    learnScanRules()
  })
  return children
}
