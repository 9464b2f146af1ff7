import { useState } from 'react'
import { CodeReader } from '@/components/CodeReader'
import { DangerHelp } from '@/components/DangerHelp'
import { Btn, Card, Line } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { SightingForm } from '@/components/SightingForm'
import { UnregisteredForm } from '@/components/UnregisteredForm'
import { go } from '@/routes'
import { useSession } from '@/state/session'

export default function ReportPage() {
  const role = useSession()?.account.role
  return (
    <Screen title='随手报' tab>
      <DangerHelp />
      {role === 'inspector' || role === 'microgrid' ? <StaffReport /> : null}
      <Everybody />
    </Screen>
  )
}

/** undefined = not started; null = the bottle carries no code at all. */
function StaffReport() {
  const [code, setCode] = useState<string | null>()
  const [place, setPlace] = useState(false)
  if (code !== undefined) return <UnregisteredForm code={code} />
  if (place) return <SightingForm />
  return (
    <>
      <Card title='看到没登记的气瓶'>
        <CodeReader id='report' onCode={setCode} />
        <Btn id='no-code' onTap={() => setCode(null)}>
          瓶上没有码，直接拍钢印
        </Btn>
      </Card>
      <Card title='看到没登记的地方、卖黑气的'>
        <Btn id='to-sighting' kind='primary' onTap={() => setPlace(true)}>
          拍照上报
        </Btn>
        <Line id='to-leads' title='我报的、交给我核实的' more='查看 ›' onTap={go.leads} />
      </Card>
    </>
  )
}

function Everybody() {
  return (
    <Card title='举报（不用登录，可以匿名）'>
      <Btn id='to-tell' kind='primary' onTap={() => go.tell()}>
        举报一件事
      </Btn>
      <Line id='to-follow' title='查以前举报的答复' more='查 ›' onTap={go.follow} />
      <Line id='to-verify' title='有人上门？核对他是不是真的检查人员' more='核对 ›' onTap={go.verify} />
    </Card>
  )
}
