import { App, Button } from 'antd'
import { useCallback } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../api/client'

const SECONDS = 12

/** A discreet notice of what has just come up; one line for many at once. */
export function useNewAlertNotice(): (ids: string[]) => void {
  const { notification } = App.useApp()
  const navigate = useNavigate()
  return useCallback(
    (ids) => {
      const show = (title: string, description: string, to: string) => {
        const key = `alert-${ids[0]}`
        const open = () => {
          notification.destroy(key)
          navigate(to)
        }
        notification.info({
          key,
          title,
          description,
          placement: 'bottomRight',
          duration: SECONDS,
          className: 'new-alert',
          actions: (
            <Button size='small' onClick={open}>
              查看
            </Button>
          ),
        })
      }
      if (ids.length > 1) return show('新告警', `新来 ${ids.length} 条告警`, '/alerts')
      const id = ids[0]
      if (!id) return
      call('GET /api/v1/alerts/:id', { params: { id } })
        .then((alert) =>
          show('新告警', [alert.title, alert.premisesLabel].filter(Boolean).join(' · '), `/alerts/${id}`),
        )
        // An alert that folded or closed within the moment needs no notice.
        .catch(() => undefined)
    },
    [notification, navigate],
  )
}
