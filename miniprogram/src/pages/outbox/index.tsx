import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Blank, Btn, Card, Notice, Tag, type Tone } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { ENTRY_STATE_LABEL, type EntryState, type OutboxEntry } from '@/outbox/entry'
import { go, sure } from '@/routes'
import { correct } from '@/state/correct'
import { flushOutbox, outbox, useOutbox } from '@/state/outbox'
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
      <Btn id='to-today' kind='quiet' onTap={go.today}>
        回今日
      </Btn>
    </Screen>
  )
}

async function release(id: string) {
  if (await sure('这条没有送到，删除后要重新填报。')) outbox.release(id)
}

function EntryCard({ entry }: { entry: OutboxEntry }) {
  const photos = entry.files.filter((file) => !file.sent).length
  const isOpen = entry.state === 'waiting' || entry.state === 'sending'
  return (
    <Card
      id={`entry-${entry.id}`}
      title={entry.title}
      aside={<Tag tone={TONE[entry.state]}>{ENTRY_STATE_LABEL[entry.state]}</Tag>}
    >
      <Text className='muted'>
        {momentWords(entry.createdAt)}
        {entry.sentAt ? `，${momentWords(entry.sentAt)}送达` : ''}
        {isOpen && photos ? `，还有 ${photos} 张照片` : ''}
      </Text>
      {entry.state === 'refused' ? (
        <View>
          {entry.problems.map((problem) => (
            <Text key={problem.path + problem.message} className='plain'>
              · {problem.message}
            </Text>
          ))}
          {entry.draft ? (
            <Btn id={`correct-${entry.id}`} kind='danger' onTap={() => correct(entry)}>
              打开修改，重新签字
            </Btn>
          ) : (
            <Btn id={`release-${entry.id}`} kind='quiet' onTap={() => void release(entry.id)}>
              已另行处理，删除这条
            </Btn>
          )}
        </View>
      ) : null}
    </Card>
  )
}
