import { Screen } from '@/components/Screen'
import { useSession } from '@/state/session'
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
      {account && role === 'inspector' ? <InspectorToday key={account.id} account={account} /> : null}
      {account && role === 'household' ? <HouseholdHome key={account.id} account={account} /> : null}
      {account && role !== 'inspector' && role !== 'household' ? <OfficeHint roleLabel={account.roleLabel} /> : null}
    </Screen>
  )
}
