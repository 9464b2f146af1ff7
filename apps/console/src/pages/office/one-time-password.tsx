import { Typography } from 'antd'

export function OneTimePassword({ password, pending = false }: { password: string; pending?: boolean }) {
  return (
    <>
      <Typography.Text copyable code style={{ fontSize: 18 }} data-testid='one-time-password'>
        {password}
      </Typography.Text>
      {pending ? <p>这个账号还须安全管理员批准后才能登录。</p> : null}
      <p className='muted'>只显示这一次，请当面或电话告知本人；首次登录须修改。</p>
    </>
  )
}
