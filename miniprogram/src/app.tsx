import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { keepPageOffline } from '@/ports/offline-page'
import { startOutbox } from '@/state/outbox'
import './app.scss'
import './theme/platform'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    startOutbox()
    keepPageOffline()
  })
  return children
}
