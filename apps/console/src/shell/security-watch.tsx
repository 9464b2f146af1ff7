import { Alert } from 'antd'
import { useEffect } from 'react'
import { Link } from 'react-router'
import { useApi } from '../api/use-api'
import { leave } from './leave'

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
const MINUTE_MS = 60_000

/** Leaves a screen that nobody uses: the live feed alone would keep its session awake. */
function useIdleEnd(minutes: number | null): void {
  useEffect(() => {
    if (!minutes) return
    let last = Date.now()
    const live = () => {
      last = Date.now()
    }
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, live, { passive: true })
    const timer = setInterval(() => Date.now() - last > minutes * MINUTE_MS && void leave(), MINUTE_MS / 2)
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, live)
    }
  }, [minutes])
}

/** Says in time that the password must be changed. */
export function SecurityWatch() {
  const { data } = useApi('GET /api/v1/me/security', {}, { staleTime: 600_000 })
  useIdleEnd(data?.idleMinutes ?? null)
  if (!data || data.limitedTo || data.passwordDaysLeft === null) return null
  return (
    <Alert
      banner
      type='warning'
      title={
        <>
          密码还有 {data.passwordDaysLeft} 天到期，<Link to='/me/security'>现在修改</Link>
        </>
      }
    />
  )
}
