import { DangerHelp } from '@/components/DangerHelp'
import { Btn, Card, Notice } from '@/components/parts'
import { go } from '@/routes'

export function OfficeHint({ roleLabel }: { roleLabel: string }) {
  return (
    <>
      <DangerHelp />
      <Notice>{roleLabel}的工作请在电脑上的控制台办理。手机上可以扫码查瓶。</Notice>
      <Card>
        <Btn id='office-scan' kind='primary' onTap={go.scan}>
          扫码查瓶
        </Btn>
      </Card>
    </>
  )
}
