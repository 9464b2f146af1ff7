import type { Role } from '@app/domain'
import { App, Button, Popconfirm, Space } from 'antd'
import { problemWords } from '../../api/problem'
import { useAct } from '../../api/use-api'
import type { AccountRow } from './account-row'
import { BadgePhoto } from './badge-photo'
import { OneTimePassword } from './one-time-password'

type Act = 'approve' | 'unlock' | 'reset-totp' | 'withdraw'

interface AskProps {
  row: AccountRow
  act: Act
  label: string
  asks: string
  done: string
  danger?: boolean
}

/** 三员分立: who made an account gives its password; another lets it in, unlocks it and takes it back. */
export function AccountActions({ row, role }: { row: AccountRow; role: Role }) {
  if (role === 'admin') {
    return row.role === 'household' ? null : (
      <Space size={4} wrap>
        <BadgePhoto row={row} />
        <Reset row={row} />
      </Space>
    )
  }
  return role === 'security' ? <Security row={row} /> : null
}

function Security({ row }: { row: AccountRow }) {
  const { username } = row
  return (
    <Space size={4} wrap>
      {row.pending ? (
        <Ask
          row={row}
          act='approve'
          label='批准'
          asks={`批准 ${row.displayName}（${row.roleLabel}）使用系统？`}
          done={`${username} 已批准`}
        />
      ) : null}
      {row.locked ? (
        <Ask row={row} act='unlock' label='解锁' asks={`解除 ${username} 的登录锁定？`} done='已解锁' />
      ) : null}
      {row.totp ? (
        <Ask
          row={row}
          act='reset-totp'
          label='清除动态口令'
          asks={`${username} 的手机遗失？清除后只凭密码登录。`}
          done='已清除'
        />
      ) : null}
      <Ask
        row={row}
        act='withdraw'
        label='停用'
        asks={`停用 ${username}？对方下一次操作就会被退出。`}
        done={`${username} 已停用`}
        danger
      />
    </Space>
  )
}

function Ask({ row, act, label, asks, done, danger }: AskProps) {
  const { message } = App.useApp()
  const mutation = useAct(`POST /api/v1/accounts/:id/${act}`)
  const press = () =>
    mutation.mutateAsync({ params: { id: row.id } }).then(
      () => message.success(done),
      (error: unknown) => message.error(problemWords(error)),
    )
  return (
    <Popconfirm title={asks} onConfirm={press}>
      <Button size='small' danger={danger} loading={mutation.isPending}>
        {label}
      </Button>
    </Popconfirm>
  )
}

function Reset({ row }: { row: AccountRow }) {
  const { message, modal } = App.useApp()
  const act = useAct('POST /api/v1/accounts/:id/reset-password')
  async function press() {
    try {
      const { password } = await act.mutateAsync({ params: { id: row.id } })
      modal.success({ title: `${row.username} 的一次性密码`, content: <OneTimePassword password={password} /> })
    } catch (error) {
      message.error(problemWords(error))
    }
  }
  return (
    <Popconfirm
      title={`重置 ${row.username} 的密码？`}
      description='对方的登录全部结束。'
      onConfirm={() => void press()}
    >
      <Button size='small' loading={act.isPending}>
        重置密码
      </Button>
    </Popconfirm>
  )
}
