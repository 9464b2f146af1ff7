import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Blank, Btn, Card, Notice, Tag, type Tone } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { ENTRY_STATE_LABEL, type EntryState, type OutboxEntry } from '@/outbox/entry'
import { correct } from '@/state/correct'
import { flushOutbox, useOutbox } from '@/state/outbox'
import { useSession } from '@/state/session'
import { momentWords } from '@/state/words'

const TONE: Record<EntryState, Tone> = { waiting: 'amber', sending: 'plain', sent: 'green', refused: 'red' }

export default function OutboxPage() {
  const current = useSession()
  const entries = useOutbox(current?.account.id)
  const [busy, setBusy] = useState(false)
  const open = entries.some((entry) => entry.state === 'waiting' || entry.state === 'sending')

  function sendNow() {
    setBusy(true)
    flushOutbox(true).finally(() => setBusy(false))
  }

  return (
    <Screen title='待上传'>
      {current?.expired ? <Notice tone='amber'>登录已过期，重新登录后再发送。记录都还在手机里。</Notice> : null}
      {open ? (
        <Btn id='send' kind='primary' off={busy} onTap={sendNow}>
          {busy ? '正在发送…' : '立即发送'}
        </Btn>
      ) : (
        <Notice id='all-sent' tone='green'>
          没有等待发送的记录
        </Notice>
      )}
      {entries.length ? null : <Blank>这部手机上还没有提交过记录</Blank>}
      {entries.map((entry) => (
        <EntryCard key={entry.id} entry={entry} />
      ))}
    </Screen>
  )
}

function EntryCard({ entry }: { entry: OutboxEntry }) {
  const photos = entry.files.filter((file) => !file.sent).length
  const isOpen = entry.state === 'waiting' || entry.state === 'sending'
  return (
    <Card id={`entry-${entry.id}`} title={entry.title} aside={<Tag tone={TONE[entry.state]}>{ENTRY_STATE_LABEL[entry.state]}</Tag>}>
      <Text className='muted'>
        {momentWords(entry.createdAt)}
        {entry.sentAt ? `，${momentWords(entry.sentAt)}送达` : ''}
        {isOpen && photos ? `，还有 ${photos} 张照片` : ''}
      </Text>
      {entry.state === 'refused' ? (
        <View>
          {entry.problems.map((problem, index) => (
            <Text key={`${problem.path}-${index}`} className='plain'>
              · {problem.message}
            </Text>
          ))}
          <Btn id={`correct-${entry.id}`} kind='danger' onTap={() => correct(entry)}>
            打开修改，重新签字
          </Btn>
        </View>
      ) : null}
    </Card>
  )
}
