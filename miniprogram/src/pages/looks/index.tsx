import type { ResponseOf } from '@app/contract'
import { Text } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { Blank, Btn, Card, Line, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { go } from '@/routes'
import { api } from '@/state/api'
import { useSynced } from '@/state/use-synced'
import { momentWords } from '@/state/words'

type Look = ResponseOf<'GET /api/v1/household/looks'>['items'][number]

export default function LooksPage() {
  const [looks, setLooks] = useState<Look[]>([])
  const [cursor, setCursor] = useState<string | null>(null)

  const read = useCallback(async (from?: string) => {
    const page = await api('GET /api/v1/household/looks', { query: { limit: '20', cursor: from } })
    setLooks((known) => (from ? [...known, ...page.items] : page.items))
    setCursor(page.nextCursor)
  }, [])
  const sync = useSynced(useCallback(() => read(), [read]))

  return (
    <Screen title='谁看过我的信息'>
      <Text className='plain'>
        您的姓名、电话、地址和检查备注平时打码。工作人员要看、要打电话，都先写明事由，记在这里。
      </Text>
      {sync.trouble ? <Notice tone='amber'>{sync.trouble}</Notice> : null}
      {looks.length ? null : <Blank id='no-looks'>{sync.busy ? '正在读取…' : '还没有人看过'}</Blank>}
      {looks.length ? (
        <Card id='looks'>
          {looks.map((look, index) => (
            <Line
              key={look.seq}
              first={index === 0}
              title={`${look.what}：${look.why}`}
              note={`${look.who}\n${momentWords(look.at)}`}
            />
          ))}
        </Card>
      ) : null}
      {cursor ? (
        <Btn id='more' onTap={() => void read(cursor)}>
          再看 20 条
        </Btn>
      ) : null}
      <Btn id='to-privacy' kind='quiet' onTap={go.privacy}>
        个人信息告知
      </Btn>
    </Screen>
  )
}
