import { Alert } from 'antd'
import { useSession } from '../../api/session'
import { useApi } from '../../api/use-api'
import { PageHead } from '../../ui/section'
import { Failed } from '../../ui/states'
import { PasswordSection } from './password-section'
import { SessionsSection } from './sessions-section'
import { TotpSection } from './totp-section'

const FIRST = {
  password: '这个密码是一次性的或已到期，请先修改密码，之后才能使用其他功能。',
  totp: '您的账号须使用动态口令，请先开通，之后才能使用其他功能。',
} as const

export function Component() {
  const session = useSession()
  const security = useApi('GET /api/v1/me/security', {})
  const limit = session?.limitedTo
  if (security.error) return <Failed error={security.error} retry={() => void security.refetch()} />
  if (!security.data) return null
  return (
    <div className='page'>
      <PageHead title='我的安全' note='密码、动态口令和登录的地方' />
      {limit ? <Alert type='warning' showIcon title={FIRST[limit]} style={{ marginBottom: 16 }} /> : null}
      {security.data.hasPassword ? <PasswordSection security={security.data} /> : null}
      {security.data.totpOffered && limit !== 'password' ? <TotpSection security={security.data} /> : null}
      {limit ? null : <SessionsSection security={security.data} />}
    </div>
  )
}
