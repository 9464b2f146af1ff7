import { NoticeGate } from '@/components/NoticeGate'
import { Screen } from '@/components/Screen'
import { type Account, useSession } from '@/state/session'
import { HouseholdHome } from './HouseholdHome'
import { InspectorToday } from './InspectorToday'
import { MicrogridToday } from './MicrogridToday'
import { OfficeHint } from './OfficeHint'
import { Welcome } from './Welcome'

const TITLE: Partial<Record<string, string>> = { inspector: '今日', microgrid: '今日', household: '我的气瓶' }

export default function TodayPage() {
  const account = useSession()?.account
  const title = TITLE[account?.role ?? ''] ?? '平安液化气'
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
  if (account.role === 'microgrid') return <MicrogridToday key={account.id} account={account} />
  if (account.role === 'household') return <HouseholdHome key={account.id} account={account} />
  return <OfficeHint roleLabel={account.roleLabel} />
}
