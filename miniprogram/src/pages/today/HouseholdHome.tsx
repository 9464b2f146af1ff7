import { dateWords } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { useCallback } from 'react'
import { DangerHelp } from '@/components/DangerHelp'
import { Blank, Btn, Card, Line, Notice } from '@/components/parts'
import { call } from '@/routes'
import { type HouseholdPremises, householdOf, syncHousehold } from '@/state/household'
import type { Account } from '@/state/session'
import { useSynced } from '@/state/use-synced'
import { BottleCard } from './BottleCard'

export function HouseholdHome({ account }: { account: Account }) {
  const sync = useSynced(useCallback(() => syncHousehold(account.id), [account.id]))
  const view = householdOf(account.id)
  return (
    <>
      <DangerHelp />
      {sync.trouble ? <Notice tone='amber'>{sync.trouble}</Notice> : null}
      {view ? null : <Blank>{sync.busy ? '正在读取您家的气瓶…' : '连上网后再打开看看'}</Blank>}
      {view && !view.premises.length ? (
        <Blank id='no-premises'>还没有和您的手机号对上的用气地址，请告诉网格员</Blank>
      ) : null}
      {view?.premises.map((premises) => (
        <Place key={premises.id} premises={premises} />
      ))}
      {view ? (
        <Card id='advice' title='安全提示'>
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
      <Text className='muted'>安全检查免费，不推销任何产品。请网格员先亮证。</Text>
    </>
  )
}

function Place({ premises }: { premises: HouseholdPremises }) {
  return (
    <>
      <Card title={premises.address} aside={premises.status} />
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

function ToPutRight({ premises }: { premises: HouseholdPremises }) {
  if (!premises.toPutRight.length) return null
  return (
    <Card id='to-put-right' title={`要整改 ${premises.toPutRight.length} 项`}>
      {premises.toPutRight.map((hazard, index) => (
        <Line
          key={hazard.hazardId}
          first={index === 0}
          title={hazard.title}
          note={[
            hazard.measure,
            hazard.remedy,
            hazard.deadlineOn && `${dateWords(hazard.deadlineOn)}前改好`,
            hazard.status,
          ]
            .filter(Boolean)
            .join('\n')}
        />
      ))}
    </Card>
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

function LastVisit({ premises: { lastVisit, nextVisitOn } }: { premises: HouseholdPremises }) {
  return (
    <Card id='last-visit' title='最近一次检查'>
      <Text className='plain'>
        {lastVisit
          ? `${dateWords(lastVisit.on)}，${lastVisit.inspectorName}：${lastVisit.outcome}。${lastVisit.summary}`
          : '还没有检查过'}
      </Text>
      {nextVisitOn ? <Text className='muted'>下次上门：{dateWords(nextVisitOn)}</Text> : null}
    </Card>
  )
}
