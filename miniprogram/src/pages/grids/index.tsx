import { dateWords } from '@app/domain'
import { Text } from '@tarojs/components'
import { useCallback } from 'react'
import { Blank, Card, Line, Notice, Tag } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { go } from '@/routes'
import { type Handover, type HeldGrid, syncMyGrids, useMyGrids } from '@/state/grids'
import { useSession } from '@/state/session'
import { useSynced } from '@/state/use-synced'

export default function GridsPage() {
  const id = useSession()?.account.id ?? ''
  const sync = useSynced(useCallback(() => syncMyGrids(id), [id]))
  const view = useMyGrids(id)
  return (
    <Screen title='我的网格'>
      {sync.trouble ? <Notice tone='amber'>{sync.trouble}</Notice> : null}
      {view ? null : <Blank>{sync.busy ? '正在读取…' : '连上网后再打开'}</Blank>}
      {view?.handovers.length ? <Handovers handovers={view.handovers} /> : null}
      {view ? <Held grids={view.grids} /> : null}
    </Screen>
  )
}

function Handovers({ handovers }: { handovers: readonly Handover[] }) {
  return (
    <Card id='handovers' title='交接'>
      {handovers.map((one, index) => (
        <Line
          key={one.id}
          id={`handover-${one.id}`}
          first={index === 0}
          title={one.gridName}
          note={
            one.mine
              ? `${one.fromName}交给您，${dateWords(one.fromOn)}起`
              : `交给${one.toName}，${dateWords(one.fromOn)}起`
          }
          more={one.confirmedAt ? '已确认 ›' : one.mine ? '去确认 ›' : '等对方确认 ›'}
          onTap={() => go.handover(one.id)}
        />
      ))}
    </Card>
  )
}

function Held({ grids }: { grids: readonly HeldGrid[] }) {
  if (grids.length === 0)
    return (
      <Notice id='no-grid' tone='amber'>
        您现在没有负责的网格。请找社区网格长安排。
      </Notice>
    )
  return (
    <Card id='held' title='负责和代班'>
      {grids.map((grid, index) => (
        <Line
          key={grid.id}
          first={index === 0}
          title={grid.gridName}
          note={daysOf(grid)}
          more={grid.kind === 'cover' ? <Tag tone='amber'>代班</Tag> : undefined}
        />
      ))}
      <Text className='muted'>代班到期当天过后自动结束，不用办手续。自己要请假，请社区网格长安排代班。</Text>
    </Card>
  )
}

function daysOf({ fromOn, toOn, now }: HeldGrid): string {
  const from = now ? `${dateWords(fromOn)}起` : `${dateWords(fromOn)}才开始`
  return toOn ? `${from}，到${dateWords(toOn)}为止` : from
}
