import { Text } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { DangerHelp } from '@/components/DangerHelp'
import { Blank, Card, Line } from '@/components/parts'
import { go } from '@/routes'
import { syncDay } from '@/state/day'
import type { Account } from '@/state/session'
import { type Today, type TodayPremises, todayOf } from '@/state/today'
import { useSynced } from '@/state/use-synced'
import { ChangedCard } from './ChangedCard'
import { HandoverCard } from './HandoverCard'
import { NoPremises } from './NoPremises'
import { RecheckCard } from './RecheckCard'
import { SyncedLine } from './SyncedLine'
import { VisitLine } from './VisitLine'
import { WaitingCard } from './WaitingCard'

const inBucket = (view: Today, bucket: TodayPremises['bucket']) =>
  view.premises.filter((premises) => premises.bucket === bucket)

export function InspectorToday({ account }: { account: Account }) {
  const sync = useSynced(useCallback(() => syncDay(account.id), [account.id]))
  const view = todayOf(account.id)
  return (
    <>
      <SyncedLine view={view} sync={sync} />
      <DangerHelp />
      <HandoverCard account={account} />
      {view ? <Day view={view} account={account} /> : <NoDay busy={sync.busy} />}
    </>
  )
}

function NoDay({ busy }: { busy: boolean }) {
  return <Blank id='no-day'>{busy ? '正在取今天的任务…' : '连上网后点“同步”'}</Blank>
}

function Day({ view, account }: { view: Today; account: Account }) {
  return (
    <>
      <UrgentCard view={view} />
      <VisitCard view={view} />
      <RecheckCard premises={view.premises} />
      <ChangedCard date={view.date} premises={inBucket(view, 'changed')} />
      <NormalCard premises={inBucket(view, 'normal')} />
      <WaitingCard accountId={account.id} />
    </>
  )
}

function UrgentCard({ view }: { view: Today }) {
  const seen = new Set(view.urgent.map((alert) => alert.premisesId))
  const others = inBucket(view, 'act_now').filter((premises) => !seen.has(premises.id))
  const count = view.urgent.length + others.length
  if (!count) return null
  const nameOf = (id: string | null) => view.premises.find((premises) => premises.id === id)?.label ?? ''
  return (
    <Card id='urgent' title={`马上处理 ${count}`}>
      {view.urgent.map((alert, index) => (
        <Line
          key={alert.alertId}
          id={`urgent-${alert.alertId}`}
          first={index === 0}
          title={alert.title}
          note={`${nameOf(alert.premisesId)} · ${alert.actor}办理`}
          more={alert.premisesId ? '去看 ›' : undefined}
          onTap={alert.premisesId ? () => go.visit({ premisesId: alert.premisesId ?? undefined }) : undefined}
        />
      ))}
      {others.map((premises) => (
        <VisitLine key={premises.id} premises={premises} />
      ))}
    </Card>
  )
}

function VisitCard({ view }: { view: Today }) {
  const visits = inBucket(view, 'visit')
  return (
    <Card id='visits' title={`今天到访 ${visits.length}`}>
      {visits.length ? null : view.premises.length ? <Text className='muted'>今天没有要上门的</Text> : <NoPremises />}
      {visits.map((premises, index) => (
        <VisitLine key={premises.id} premises={premises} first={index === 0} />
      ))}
    </Card>
  )
}

function NormalCard({ premises }: { premises: TodayPremises[] }) {
  const [open, setOpen] = useState(false)
  if (!premises.length) return null
  return (
    <Card id='normal'>
      <Line
        id='normal-toggle'
        first
        title={`其余 ${premises.length} 户正常`}
        more={open ? '收起 ▾' : '展开 ▸'}
        onTap={() => setOpen(!open)}
      />
      {open ? premises.map((one) => <VisitLine key={one.id} premises={one} />) : null}
    </Card>
  )
}
