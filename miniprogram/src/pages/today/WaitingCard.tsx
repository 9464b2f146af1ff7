import { Btn, Card, Line } from '@/components/parts'
import { countWaiting } from '@/outbox/entry'
import { go } from '@/routes'
import { useOutbox } from '@/state/outbox'

export function WaitingCard({ accountId }: { accountId: string }) {
  const count = countWaiting(useOutbox(accountId))
  const words = count.records || count.photos ? `待上传：记录 ${count.records} 照片 ${count.photos}` : '全部已上传'
  return (
    <Card id='waiting'>
      <Line
        id='waiting-line'
        first
        title={words}
        note={count.refused ? `有 ${count.refused} 条被退回，点开修改` : undefined}
        more='查看 ›'
        onTap={go.outbox}
      />
      {count.records ? (
        <Btn id='send-now' small onTap={go.outbox}>
          去发送
        </Btn>
      ) : null}
    </Card>
  )
}
