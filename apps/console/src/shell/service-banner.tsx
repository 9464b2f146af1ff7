import { onlineManager, useIsMutating, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useEffect, useSyncExternalStore } from 'react'
import { serviceState } from '../api/service-state'
import { useStore } from '../api/store'

const ASK_AGAIN = 15_000

const useOnline = (): boolean =>
  useSyncExternalStore(
    (told) => onlineManager.subscribe(told),
    () => onlineManager.isOnline(),
  )

/** Calm: what is on screen stays readable, nothing entered is lost, and it goes away by itself. */
export function ServiceBanner() {
  const { away, title } = useStore(serviceState)
  const online = useOnline()
  const waiting = useIsMutating()
  const client = useQueryClient()
  useEffect(() => {
    if (!away) return
    const timer = setInterval(() => void client.refetchQueries({ type: 'active' }), ASK_AGAIN)
    return () => clearInterval(timer)
  }, [away, client])
  if (online && !away) return null
  const what = online ? title : '连接已断开，内容已保留'
  const next = waiting ? '正在等待提交，恢复后自动提交一次，不用重填' : '屏幕上是上次读到的内容，恢复后会自动更新'
  return (
    <Alert
      className='service-banner'
      type='warning'
      showIcon
      banner
      title={`${what}。${next}。`}
      action={
        online ? (
          <Button size='small' onClick={() => client.refetchQueries({ type: 'active' })}>
            立即重试
          </Button>
        ) : null
      }
    />
  )
}
