import { View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import { toTop } from '@/routes'
import { readNotice, syncNotice, useNoticeDue } from '@/state/notice'
import { ConsentButton } from './ConsentButton'
import { DangerHelp } from './DangerHelp'
import { PrivacyText } from './PrivacyText'

/** Before the first page of an account: what is kept of him and why, once for each version. Help in danger comes first. */
export function NoticeGate({ accountId, children }: { accountId: string; children: ReactNode }) {
  const due = useNoticeDue(accountId)
  useEffect(() => {
    void syncNotice(accountId)
  }, [accountId])
  const read = () => {
    readNotice(accountId)
    toTop()
  }
  return (
    <>
      {due ? (
        <View>
          <DangerHelp />
          <PrivacyText />
          <ConsentButton id='notice-read' onAgree={read}>
            我知道了
          </ConsentButton>
        </View>
      ) : null}
      {/* Pages fetch when they come into sight, and this one is: it is made ready behind the notice. */}
      <View id='top-page' className={due ? 'away' : ''}>
        {children}
      </View>
    </>
  )
}
