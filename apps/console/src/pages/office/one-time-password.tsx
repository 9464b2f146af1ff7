import { Typography } from 'antd'

export function OneTimePassword({ password }: { password: string }) {
  return (
    <>
      <Typography.Text copyable code style={{ fontSize: 18 }} data-testid='one-time-password'>
        {password}
      </Typography.Text>
      <p className='muted'>只显示这一次，请当面或电话告知本人；首次登录须修改。</p>
    </>
  )
}
