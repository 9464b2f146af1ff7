import { type ReactNode, useEffect } from 'react'
import { readNotice, syncNotice, useNoticeDue } from '@/state/notice'
import { DangerHelp } from './DangerHelp'
import { PrivacyText } from './PrivacyText'
import { Btn } from './parts'

/** Before the first page of an account: what is kept of him and why, once for each version. Help in danger comes first. */
export function NoticeGate({ accountId, children }: { accountId: string; children: ReactNode }) {
  const due = useNoticeDue(accountId)
  useEffect(() => {
    void syncNotice(accountId)
  }, [accountId])
  if (!due) return <>{children}</>
  return (
    <>
      <DangerHelp />
      <PrivacyText />
      <Btn id='notice-read' kind='primary' onTap={() => readNotice(accountId)}>
        我知道了
      </Btn>
    </>
  )
}
