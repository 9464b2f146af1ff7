import { useState } from 'react'
import { CodeReader } from '@/components/CodeReader'
import { DangerHelp } from '@/components/DangerHelp'
import { Btn, Card, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { UnregisteredForm } from '@/components/UnregisteredForm'
import { go } from '@/routes'
import { useSession } from '@/state/session'

export default function ReportPage() {
  const role = useSession()?.account.role
  return (
    <Screen title='随手报' tab>
      <DangerHelp />
      {role === 'inspector' ? <Report /> : <Notice>随手报给网格员用。住户发现问题，请打电话给网格员或气站。</Notice>}
      {role ? null : (
        <Btn id='to-login' kind='primary' onTap={go.login}>
          登录
        </Btn>
      )}
    </Screen>
  )
}

/** undefined = not started; null = the bottle carries no code at all. */
function Report() {
  const [code, setCode] = useState<string | null>()
  if (code !== undefined) return <UnregisteredForm code={code} />
  return (
    <Card title='看到没登记的气瓶'>
      <CodeReader id='report' onCode={setCode} />
      <Btn id='no-code' onTap={() => setCode(null)}>
        瓶上没有码，直接拍钢印
      </Btn>
    </Card>
  )
}
