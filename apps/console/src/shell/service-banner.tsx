import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { serviceState } from '../api/service-state'
import { useStore } from '../api/store'

/** Calm: what is on screen stays readable, nothing entered is lost, and it goes away by itself. */
export function ServiceBanner() {
  const { away, title } = useStore(serviceState)
  const client = useQueryClient()
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
