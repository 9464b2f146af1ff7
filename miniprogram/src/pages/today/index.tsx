import { NoticeGate } from '@/components/NoticeGate'
import { Screen } from '@/components/Screen'
import { type Account, useSession } from '@/state/session'
import { HouseholdHome } from './HouseholdHome'
import { InspectorToday } from './InspectorToday'
import { OfficeHint } from './OfficeHint'
import { Welcome } from './Welcome'

const TITLE = { inspector: '今日', household: '我的气瓶' } as const

export default function TodayPage() {
  const account = useSession()?.account
  const role = account?.role
  const title = role === 'inspector' || role === 'household' ? TITLE[role] : '平安液化气'
  return (
    <Screen title={title} tab>
      {!account ? <Welcome /> : null}
      {account ? (
        <NoticeGate accountId={account.id}>
          <Home account={account} />
        </NoticeGate>
      ) : null}
    </Screen>
  )
}

function Home({ account }: { account: Account }) {
  if (account.role === 'inspector') return <InspectorToday key={account.id} account={account} />
  if (account.role === 'household') return <HouseholdHome key={account.id} account={account} />
  return <OfficeHint roleLabel={account.roleLabel} />
}
