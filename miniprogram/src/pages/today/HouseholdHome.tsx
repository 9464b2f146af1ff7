import { dateWords } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { DangerHelp } from '@/components/DangerHelp'
import { LeafletText } from '@/components/LeafletText'
import { Blank, Btn, Card, Choice, Line, Notice } from '@/components/parts'
import { call, go } from '@/routes'
import { type HouseholdPremises, householdOf, syncHousehold } from '@/state/household'
import type { Account } from '@/state/session'
import { useSynced } from '@/state/use-synced'
import { AppointmentCard } from './AppointmentCard'
import { BottleCard } from './BottleCard'

export function HouseholdHome({ account }: { account: Account }) {
  const sync = useSynced(useCallback(() => syncHousehold(account.id), [account.id]))
  const view = householdOf(account.id)
  const [picked, setPicked] = useState('')
  const premises = view?.premises ?? []
  const shown = premises.find(({ id }) => id === picked) ?? premises[0]
  return (
    <>
      <DangerHelp />
      <Btn id='to-receive' kind='primary' onTap={() => go.receive()}>
        送气上门？扫码验瓶
      </Btn>
      {sync.trouble ? <Notice tone='amber'>{sync.trouble}</Notice> : null}
      {view ? null : <Blank>{sync.busy ? '正在读取您家的气瓶…' : '连上网后再打开看看'}</Blank>}
      {view && !shown ? <Blank id='no-premises'>还没有和您的手机号对上的用气地址，请告诉网格员</Blank> : null}
      {premises.length > 1 ? (
        <Choice
          id='place'
          column
          options={premises.map(({ id, address }) => ({ value: id, label: address }))}
          value={shown?.id}
          onPick={setPicked}
        />
      ) : null}
      {shown ? <Place key={shown.id} premises={shown} onChange={sync.again} /> : null}
      {view ? (
        <Card id='advice' title='平时记住'>
          {view.advice.map((advice) => (
            <View key={advice.title}>
              <Text className='strong'>{advice.title}</Text>
              <Text className='plain'>{advice.text}</Text>
            </View>
          ))}
          <Btn id='call-duty' onTap={() => call(view.emergencyPhone)}>
            值班电话 {view.emergencyPhone}
          </Btn>
        </Card>
      ) : null}
      <PromiseCard words={view?.promise} />
    </>
  )
}

function PromiseCard({ words = '检查免费，不推销' }: { words?: string }) {
  return (
    <Card>
      <Text className='strong'>{words}。</Text>
      <Line id='to-verify' title='有人上门？先核对他的亮证码' more='核对 ›' onTap={go.verify} />
      <Line id='to-tell' title='有人收钱、推销，或卖黑气' more='举报 ›' onTap={() => go.tell()} />
    </Card>
  )
}

function Place({ premises, onChange }: { premises: HouseholdPremises; onChange: () => void }) {
  const { appointment } = premises
  return (
    <>
      <Card title={premises.address} aside={premises.status}>
        {premises.sight === 'let' ? (
          <Text className='muted'>您是房东：这里只显示房子的用气状况和日期，不显示租客的信息。</Text>
        ) : null}
        {premises.invited ? <Text className='muted'>家人邀请您看的</Text> : null}
        {premises.mayInvite ? (
          <Line id='to-family' first title='让家人也能看到' more='家人 ›' onTap={go.family} />
        ) : null}
      </Card>
      {appointment ? <AppointmentCard appointment={appointment} onDone={onChange} /> : null}
      {premises.cylinders.length ? null : <Blank>这个地址没有登记气瓶</Blank>}
      {premises.cylinders.map((cylinder) => (
        <BottleCard key={cylinder.id} cylinder={cylinder} />
      ))}
      <ToPutRight premises={premises} />
      <Equipment premises={premises} />
      <LastVisit premises={premises} />
    </>
  )
}

function ToPutRight({ premises: { toPutRight } }: { premises: HouseholdPremises }) {
  if (!toPutRight.length) return null
  return (
    <View id='to-put-right'>
      {toPutRight.map(({ hazardId, leaflet, title, deadlineOn, grade, status }, index) => (
        <Card key={hazardId} id={`put-right-${index}`} title={`要改 ${index + 1}：${leaflet.title}`}>
          {leaflet.title === title ? null : <Text className='muted'>检查记的是：{title}</Text>}
          <Notice tone={grade === 'A' ? 'red' : 'amber'}>
            {deadlineOn ? `${dateWords(deadlineOn)}前改好` : '建议改，不设期限'}（{status}）
          </Notice>
          <LeafletText leaflet={leaflet} />
        </Card>
      ))}
    </View>
  )
}

const SIGN = { red: '✕ ', amber: '! ', green: '✓ ' } as const

function Equipment({ premises }: { premises: HouseholdPremises }) {
  if (!premises.equipment.length) return null
  return (
    <Card title='灶具、软管、报警器'>
      {premises.equipment.map((one, index) => (
        <Line key={one.id} first={index === 0} title={SIGN[one.colour] + one.label} note={one.words.join('\n')} />
      ))}
    </Card>
  )
}

function LastVisit({ premises: { lastVisit, nextVisitOn, appointment } }: { premises: HouseholdPremises }) {
  const visitId = lastVisit?.id
  return (
    <Card id='last-visit' title='最近一次检查'>
      <Text className='plain'>
        {lastVisit
          ? `${dateWords(lastVisit.on)}，${lastVisit.inspectorName}：${lastVisit.outcome}。${lastVisit.summary}`
          : '还没有检查过'}
      </Text>
      {visitId ? (
        <Btn id='to-result' onTap={() => go.result(visitId)}>
          看检查结果
        </Btn>
      ) : null}
      {nextVisitOn && !appointment ? <Text className='muted'>下次上门：{dateWords(nextVisitOn)}</Text> : null}
    </Card>
  )
}
