import { newId } from '@app/domain'
import { App, Button } from 'antd'
import { useCallback } from 'react'

const SECONDS = 5

interface Deed {
  /** What will be done, as the person reads it. */
  said: string
  send(): void
  undone(): void
}

/** A deed of one click is sent a few seconds later, so that a slip can be taken back. Leaving the page sends it at once. */
export function useUndo(): (deed: Deed) => void {
  const { message } = App.useApp()
  return useCallback(
    ({ said, send, undone }) => {
      const key = newId()
      const settle = (then: () => void) => {
        clearTimeout(timer)
        window.removeEventListener('pagehide', sendNow)
        message.destroy(key)
        then()
      }
      const sendNow = () => settle(send)
      const timer = setTimeout(sendNow, SECONDS * 1000)
      window.addEventListener('pagehide', sendNow)
      message.open({
        key,
        type: 'success',
        duration: SECONDS,
        content: (
          <>
            {said}，{SECONDS} 秒内可
            <Button type='link' size='small' onClick={() => settle(undone)}>
              撤销
            </Button>
          </>
        ),
      })
    },
    [message],
  )
}
