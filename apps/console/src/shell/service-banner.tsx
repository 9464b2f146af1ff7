import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useEffect } from 'react'
import { serviceState } from '../api/service-state'
import { useStore } from '../api/store'

const ASK_AGAIN = 15_000

/** Calm: what is on screen stays readable, nothing entered is lost, and it goes away by itself. */
export function ServiceBanner() {
  const { away, title } = useStore(serviceState)
  const client = useQueryClient()
  useEffect(() => {
    if (!away) return
    const timer = setInterval(() => void client.refetchQueries({ type: 'active' }), ASK_AGAIN)
    return () => clearInterval(timer)
  }, [away, client])
  if (!away) return null
  return (
    <Alert
      className='service-banner'
      type='warning'
      showIcon
      banner
      title={`${title}。屏幕上是上次读到的内容，恢复后会自动更新。`}
      action={
        <Button size='small' onClick={() => client.refetchQueries({ type: 'active' })}>
          立即重试
        </Button>
      }
    />
  )
}
