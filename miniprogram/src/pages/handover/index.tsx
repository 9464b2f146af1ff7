import type { ResponseOf } from '@app/contract'
import { dateWords } from '@app/domain'
import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { ApiError } from '@/api/client'
import { Blank, Btn, Card, Line, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { given, say } from '@/routes'
import { api } from '@/state/api'
import { syncMyGrids } from '@/state/grids'
import { useSession } from '@/state/session'
import { useSynced } from '@/state/use-synced'

type Detail = ResponseOf<'GET /api/v1/handovers/:id'>

export default function HandoverPage() {
  const id = given(useRouter().params.id)
  const accountId = useSession()?.account.id ?? ''
  const [view, setView] = useState<Detail>()
  const [busy, setBusy] = useState(false)
  const read = useCallback(async () => setView(await api('GET /api/v1/handovers/:id', { params: { id } })), [id])
  const sync = useSynced(read)

  async function confirm() {
    setBusy(true)
    try {
      setView(await api('POST /api/v1/handovers/:id/confirm', { params: { id } }))
      say('已确认接手')
      await syncMyGrids(accountId)
    } catch (error) {
      say(error instanceof ApiError ? error.message : '没有确认成功，请再试一次')
    } finally {
      setBusy(false)
    }
  }

  const mayConfirm = view?.mine && view.confirmedAt === null
  return (
    <Screen
      title='交接'
      footer={
        mayConfirm ? (
          <Btn id='confirm' kind='primary' off={busy} onTap={() => void confirm()}>
            {busy ? '正在确认…' : '都看过了，确认接手'}
          </Btn>
        ) : null
      }
    >
      {sync.trouble ? <Notice tone='amber'>{sync.trouble}</Notice> : null}
      {view ? <Told view={view} /> : <Blank>{sync.busy ? '正在读取…' : '连上网后再打开'}</Blank>}
    </Screen>
  )
}

function Told({ view }: { view: Detail }) {
  const { gridName, fromName, toName, fromOn, note, mine, confirmedAt } = view
  return (
    <>
      {confirmedAt ? (
        <Notice id='confirmed' tone='green'>
          {mine ? '您' : toName}已确认接手
        </Notice>
      ) : null}
      <Card title={gridName}>
        <Line first title={`${fromName} 交给 ${toName}`} note={`${dateWords(fromOn)}起由${mine ? '您' : toName}负责`} />
      </Card>
      <Card id='note' title='交接说明'>
        <Text className='plain'>{note ?? '没有写说明。有不清楚的，请直接问对方。'}</Text>
      </Card>
      <Open view={view} />
    </>
  )
}

/** What waits for the successor: to be put right, and to be rechecked. */
function Open({ view: { hazards, openHazards } }: { view: Detail }) {
  const rest = openHazards - hazards.length
  return (
    <Card id='open-hazards' title={`没办结的隐患 ${openHazards}`}>
      {hazards.map((hazard, index) => (
        <Line
          key={hazard.id}
          first={index === 0}
          title={hazard.title}
          note={`${hazard.premisesLabel} · ${hazard.statusLabel}${hazard.deadlineOn ? ` · ${dateWords(hazard.deadlineOn)}前` : ''}`}
          more={hazard.status === 'rectified' ? '等复查' : undefined}
        />
      ))}
      {openHazards === 0 ? <Text className='muted'>这个网格的隐患都办结了。</Text> : null}
      {rest > 0 ? <Text className='muted'>还有 {rest} 条，接手后在“今日”里看。</Text> : null}
    </Card>
  )
}
