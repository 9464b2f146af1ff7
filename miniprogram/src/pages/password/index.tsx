import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { ApiError } from '@/api/client'
import { Btn, Card, Field, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { go, say } from '@/routes'
import { api } from '@/state/api'
import { session, useSession } from '@/state/session'

export default function PasswordPage() {
  const current = useSession()
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [trouble, setTrouble] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const must = current?.limitedTo === 'password'

  async function change() {
    if (next !== again) return setTrouble(['两次输入的新密码不一样，请重新输入'])
    setBusy(true)
    setTrouble([])
    try {
      await api('POST /api/v1/me/password', { body: { current: old, next } })
      if (current) session.set({ ...current, limitedTo: null })
      say('密码已修改')
      leave()
    } catch (error) {
      setTrouble(wordsOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Screen title='修改密码'>
      {must ? (
        <Notice id='must' tone='amber'>
          这是一次性密码或已到期的密码。先改成自己的，再开始工作。
        </Notice>
      ) : null}
      {trouble.length ? (
        <Notice id='password-trouble' tone='red'>
          {trouble.join('；')}
        </Notice>
      ) : null}
      <Card>
        <Field id='old' label={must ? '现在的密码（发给您的）' : '现在的密码'} value={old} secret onChange={setOld} />
        <Field id='next' label='新密码' value={next} secret onChange={setNext} />
        <Field id='again' label='新密码再输一次' value={again} secret onChange={setAgain} />
        <Text className='muted'>至少 10 位，大写字母、小写字母、数字、符号里有三种；不能是最近 5 次用过的。</Text>
        <Btn id='change' kind='primary' off={busy || !old || !next || !again} onTap={() => void change()}>
          {busy ? '正在修改…' : '修改密码'}
        </Btn>
      </Card>
      <Text className='muted'>改好后，其他手机和电脑上的登录会退出。</Text>
    </Screen>
  )
}

function leave() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else go.today()
}

interface Told {
  problems?: readonly { message: string }[]
}

/** All that is wrong with it at once, not one thing after the other. */
function wordsOf(error: unknown): string[] {
  if (!(error instanceof ApiError)) return ['没有改成，请再试一次']
  const { problems } = (error.problem ?? {}) as Told
  return problems?.length ? problems.map(({ message }) => message) : [error.message]
}
