import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import { useSession } from '../../api/session'

/** One sheet of A4, without the frame of the console; the button does not come out of the printer. */
export function Paper({ children }: { children: ReactNode }) {
  const { pathname } = useLocation()
  if (!useSession()) return <Navigate to={`/login?to=${encodeURIComponent(pathname)}`} replace />
  return (
    <main className='paper'>
      <Button className='paper-print' type='primary' onClick={() => window.print()}>
        打印
      </Button>
      {children}
    </main>
  )
}
