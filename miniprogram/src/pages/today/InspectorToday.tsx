import { dateInShanghai, dateWords } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { DangerHelp } from '@/components/DangerHelp'
import { Blank, Btn, Card, Line, Notice } from '@/components/parts'
import { countWaiting } from '@/outbox/entry'
import { go } from '@/routes'
import { syncBadge } from '@/state/badge'
import { useOutbox } from '@/state/outbox'
import type { Account } from '@/state/session'
import { syncToday, type Today, type TodayPremises, todayOf } from '@/state/today'
import { useSynced } from '@/state/use-synced'
import { clockWords } from '@/state/words'
import { ChangedCard } from './ChangedCard'
import { HandoverCard } from './HandoverCard'
import { NoPremises } from './NoPremises'
import { RecheckCard } from './RecheckCard'
import { VisitLine } from './VisitLine'

const inBucket = (view: Today, bucket: TodayPremises['bucket']) =>
  view.premises.filter((premises) => premises.bucket === bucket)

/** A list of yesterday, kept because there was no network since, must not pass for today's. */
const dayWords = (date: string): string =>
  date === dateInShanghai(new Date().toISOString()) ? '今天' : dateWords(date)

/** The badge comes along with the day's work: it must be shown where there is no network. */
async function syncAll(accountId: string): Promise<void> {
  await syncToday(accountId)
  await syncBadge(accountId)
}

export function InspectorToday({ account }: { account: Account }) {
  const sync = useSynced(useCallback(() => syncAll(account.id), [account.id]))
  const view = todayOf(account.id)
  return (
    <>
      <View id='synced' className='line line--first'>
        <Text className='muted'>
          {view ? `${dayWords(view.date)} · 同步于 ${clockWords(view.syncedAt)} · 离线可用` : '还没有同步过今天的任务'}
        </Text>
        <View id='sync' className='line__more' onClick={sync.again}>
          {sync.busy ? '同步中…' : '同步'}
        </View>
      </View>
      {sync.trouble ? (
        <Notice id='trouble' tone='amber'>
          {sync.trouble}
          {view ? '，现在显示的是手机里存的任务' : ''}
        </Notice>
      ) : null}
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

function WaitingCard({ accountId }: { accountId: string }) {
  const count = countWaiting(useOutbox(accountId))
  const words = count.records || count.photos ? `待上传：记录 ${count.records} 照片 ${count.photos}` : '全部已上传'
  return (
    <Card id='waiting'>
      <Line
        id='waiting-line'
        first
        title={words}
        note={count.refused ? `有 ${count.refused} 条被退回，点开修改` : undefined}
        more='查看 ›'
        onTap={go.outbox}
      />
      {count.records ? (
        <Btn id='send-now' small onTap={go.outbox}>
          去发送
        </Btn>
      ) : null}
    </Card>
  )
}
