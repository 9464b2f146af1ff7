import { Text } from '@tarojs/components'
import { useCallback } from 'react'
import { DangerHelp } from '@/components/DangerHelp'
import { Btn, Card, Choice, Line, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { countWaiting } from '@/outbox/entry'
import { go, sure } from '@/routes'
import { largeType, useLargeType } from '@/settings/large-type'
import { api } from '@/state/api'
import { forgetBadge } from '@/state/badge'
import { forgetMyGrids, syncMyGrids, toConfirm, useMyGrids } from '@/state/grids'
import { forgetHousehold } from '@/state/household'
import { outbox, useOutbox } from '@/state/outbox'
import { type Account, session, useSession } from '@/state/session'
import { forgetToday, todayOf } from '@/state/today'
import { useSynced } from '@/state/use-synced'
import { hazardsToRecheck, RecheckCard } from '../today/RecheckCard'

export default function MePage() {
  const current = useSession()
  return (
    <Screen title='我的' tab>
      {current?.expired ? (
        <Notice id='expired' tone='amber'>
          登录已过期。记录都还在手机里，重新登录后继续发送。
        </Notice>
      ) : null}
      {current ? <Person account={current.account} /> : <DangerHelp />}
      {!current || current.expired ? (
        <Btn id='to-login' kind='primary' onTap={go.login}>
          登录
        </Btn>
      ) : null}
      {current?.account.role === 'inspector' ? <InspectorPart account={current.account} /> : null}
      {current?.account.role === 'microgrid' ? <MicrogridPart accountId={current.account.id} /> : null}
      {current && current.account.role !== 'household' ? <Password must={current.limitedTo === 'password'} /> : null}
      <PrivacyPart household={current?.account.role === 'household'} />
      <TypeSize />
      {current ? (
        <Btn id='logout' kind='quiet' onTap={() => void logout(current.account.id)}>
          退出登录
        </Btn>
      ) : null}
    </Screen>
  )
}

async function logout(accountId: string) {
  const waiting = outbox.count(accountId).records
  const note = waiting ? `还有 ${waiting} 条记录没发出去，会留在这部手机里，下次登录再发。` : ''
  if (!(await sure(`${note}要退出登录吗？`))) return
  await api('DELETE /api/v1/sessions/current').catch(() => undefined)
  forgetToday()
  forgetHousehold()
  forgetBadge()
  forgetMyGrids()
  session.set(null)
}

/** Those who stand before a door and show who they are. */
const GOES_TO_DOORS: readonly string[] = ['inspector', 'microgrid']

function Person({ account }: { account: Account }) {
  return (
    <Card id='person' title={account.displayName} aside={account.roleLabel}>
      <Text className='plain'>{account.areaName}</Text>
      {GOES_TO_DOORS.includes(account.role) ? (
        <Btn id='to-badge' onTap={go.badge}>
          亮证
        </Btn>
      ) : null}
    </Card>
  )
}

function OutboxLine({ accountId }: { accountId: string }) {
  const count = countWaiting(useOutbox(accountId))
  return (
    <Line
      id='to-outbox'
      first
      title={count.records ? `等待发送 ${count.records} 条，照片 ${count.photos} 张` : '都已发送'}
      note={count.refused ? `${count.refused} 条被退回，要改` : undefined}
      more='查看 ›'
      onTap={go.outbox}
    />
  )
}

function MicrogridPart({ accountId }: { accountId: string }) {
  return (
    <Card>
      <OutboxLine accountId={accountId} />
      <Line id='to-leads' title='线索：我报的、交给我核实的' more='查看 ›' onTap={go.leads} />
    </Card>
  )
}

function InspectorPart({ account }: { account: Account }) {
  const premises = todayOf(account.id)?.premises ?? []
  return (
    <>
      <Card>
        <OutboxLine accountId={account.id} />
        <Line id='to-appointments' title='预约上门' more='查看 ›' onTap={go.appointments} />
        <Line id='to-leads' title='线索：我报的、交给我核实的' more='查看 ›' onTap={go.leads} />
        <Line id='to-records' title='我的检查记录' more='查看 ›' onTap={go.records} />
        <MyGridsLine account={account} />
        {hazardsToRecheck(premises).length ? null : <Line id='no-rechecks' title='没有待复查的隐患' />}
      </Card>
      <RecheckCard premises={premises} />
    </>
  )
}

function PrivacyPart({ household }: { household: boolean }) {
  return (
    <Card>
      {household ? <Line id='to-looks' first title='谁看过我的信息' more='查看 ›' onTap={go.looks} /> : null}
      <Line id='to-privacy' first={!household} title='个人信息告知' more='查看 ›' onTap={go.privacy} />
    </Card>
  )
}

function MyGridsLine({ account }: { account: Account }) {
  useSynced(useCallback(() => syncMyGrids(account.id), [account.id]))
  const view = useMyGrids(account.id)
  const waiting = toConfirm(view).length
  const covers = view?.grids.filter(({ kind, now }) => kind === 'cover' && now).length
  const notes = [waiting ? `${waiting} 份交接等您确认` : '', covers ? `正在代班 ${covers} 个网格` : '']
  return (
    <Line
      id='to-grids'
      title='我的网格、代班和交接'
      note={notes.filter(Boolean).join('，') || undefined}
      more='查看 ›'
      onTap={go.grids}
    />
  )
}

function Password({ must }: { must: boolean }) {
  return (
    <Card>
      <Line
        id='to-password'
        first
        title='修改密码'
        note={must ? '要先改好密码，才能开始工作' : undefined}
        more='去改 ›'
        onTap={go.password}
      />
    </Card>
  )
}

function TypeSize() {
  const large = useLargeType()
  return (
    <Card title='字号'>
      <Choice
        id='type'
        options={[
          { value: 'normal', label: '标准字' },
          { value: 'large', label: '大字' },
        ]}
        value={large ? 'large' : 'normal'}
        onPick={(value) => largeType.set(value === 'large')}
      />
    </Card>
  )
}
