import { PREMISES_STATUS_LABEL } from '@app/domain'
import { useCallback } from 'react'
import { DangerHelp } from '@/components/DangerHelp'
import { HazardLine } from '@/components/HazardLine'
import { Blank, Card, Line } from '@/components/parts'
import { go } from '@/routes'
import { syncDay } from '@/state/day'
import { isLeft, type TodayHazard } from '@/state/hazard'
import type { Account } from '@/state/session'
import { type Today, type TodayPremises, todayOf } from '@/state/today'
import { useSynced } from '@/state/use-synced'
import { COLOUR_SIGN } from '@/state/words'
import { SyncedLine } from './SyncedLine'
import { WaitingCard } from './WaitingCard'

/** He lives beside them: what is wrong at whose door, who is there, and a way to tell what he sees. */
export function MicrogridToday({ account }: { account: Account }) {
  const sync = useSynced(useCallback(() => syncDay(account.id), [account.id]))
  const view = todayOf(account.id)
  return (
    <>
      <SyncedLine view={view} sync={sync} />
      <DangerHelp />
      {view ? <Neighbours view={view} /> : <Blank id='no-day'>{sync.busy ? '正在取住户…' : '连上网后点“同步”'}</Blank>}
      <ToTell />
      <WaitingCard accountId={account.id} />
    </>
  )
}

function Neighbours({ view }: { view: Today }) {
  const all = view.premises.flatMap((place) => place.hazards.map((hazard) => ({ place, hazard }))).sort(byWeight)
  return (
    <>
      <Hazards id='left' title='还没改好' none='没有没改好的隐患' found={all.filter(({ hazard }) => isLeft(hazard))} />
      <Hazards id='told' title='报了改好，等复查' found={all.filter(({ hazard }) => hazard.status === 'rectified')} />
      <Households premises={view.premises} />
    </>
  )
}

/** A before B before C, and what is due first before what is due later. */
function byWeight(a: { hazard: TodayHazard }, b: { hazard: TodayHazard }): number {
  const of = ({ hazard: { grade, deadlineOn } }: { hazard: TodayHazard }) => `${grade}${deadlineOn ?? '9999'}`
  return of(a) < of(b) ? -1 : 1
}

interface HazardsProps {
  id: string
  title: string
  none?: string
  found: { place: TodayPremises; hazard: TodayHazard }[]
}

function Hazards({ id, title, none, found }: HazardsProps) {
  if (!found.length && !none) return null
  return (
    <Card id={`hazards-${id}`} title={`${title} ${found.length}`}>
      {found.length ? null : <Line first title={none ?? ''} />}
      {found.map(({ place, hazard }, index) => (
        <HazardLine key={hazard.id} place={place} hazard={hazard} first={index === 0} />
      ))}
    </Card>
  )
}

const SIGN_ORDER = ['red', 'amber', 'green'] as const
type Colour = (typeof SIGN_ORDER)[number]

/** The worst of what stands there. */
function colourOf({ bottles, hazards }: TodayPremises): Colour {
  const colours = bottles.map(({ state }) => state.colour)
  if (colours.includes('red') || hazards.some((one) => isLeft(one) && one.grade === 'A')) return 'red'
  return colours.includes('amber') || hazards.some(isLeft) ? 'amber' : 'green'
}

function Households({ premises }: { premises: TodayPremises[] }) {
  const sorted = SIGN_ORDER.flatMap((colour) =>
    premises.filter((one) => colourOf(one) === colour).map((one) => ({ one, colour })),
  )
  return (
    <Card id='households' title={`我这片 ${premises.length} 户`} aside='点开看气瓶'>
      {premises.length ? null : <Line first title='这一片还没有登记用户' note='看到有人在用瓶装气，用随手报告诉街道' />}
      {sorted.map(({ one, colour }, index) => (
        <Line
          key={one.id}
          id={`place-${one.id}`}
          first={index === 0}
          title={`${COLOUR_SIGN[colour]} ${one.label} ${one.partyName}`}
          note={standWords(one)}
          more='看 ›'
          onTap={() => go.place(one.id)}
        />
      ))}
    </Card>
  )
}

function standWords({ status, bottles, hazards }: TodayPremises): string {
  const stopped = bottles.filter(({ state }) => state.colour === 'red').length
  const left = hazards.filter(isLeft).length
  return [
    status === 'in_use' ? '' : PREMISES_STATUS_LABEL[status],
    `登记${bottles.length}瓶${stopped ? `，${stopped}瓶要停用` : ''}`,
    left ? `${left}处没改好` : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

function ToTell() {
  return (
    <Card title='看到不对的'>
      <Line
        id='way-report'
        first
        title='没登记的瓶、没登记的店'
        note='拍照，报给街道'
        more='随手报 ›'
        onTap={go.report}
      />
      <Line id='to-leads' title='我报的、交给我核实的' more='查看 ›' onTap={go.leads} />
    </Card>
  )
}
