import { COLOUR_LABEL, dateWords, PREMISES_STATUS_LABEL, PREMISES_TYPE_LABEL } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { HazardLine } from '@/components/HazardLine'
import { Blank, Btn, Card, Line } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { call, given } from '@/routes'
import { useSession } from '@/state/session'
import { premisesOf, type TodayBottle, type TodayPremises } from '@/state/today'
import { COLOUR_SIGN } from '@/state/words'

/** One home or shop of his micro-grid, out of the day's package: it opens without network too. */
export default function PlacePage() {
  const account = useSession()?.account
  const place = premisesOf(account?.id ?? '', given(useRouter().params.premisesId))
  if (!place) {
    return (
      <Screen title='用气场所'>
        <Blank>手机里没有这一户，请回“今日”同步一次</Blank>
      </Screen>
    )
  }
  return (
    <Screen title='用气场所'>
      <Head place={place} />
      {place.hazards.length ? (
        <Card id='place-hazards' title={`隐患 ${place.hazards.length}`}>
          {place.hazards.map((hazard, index) => (
            <HazardLine key={hazard.id} place={place} hazard={hazard} first={index === 0} />
          ))}
        </Card>
      ) : null}
      {place.bottles.length ? null : <Blank>没有登记气瓶</Blank>}
      {place.bottles.map((bottle) => (
        <Bottle key={bottle.id} bottle={bottle} />
      ))}
      {place.equipment.length ? (
        <Card title='灶具、软管、报警器'>
          {place.equipment.map((one, index) => (
            <Line key={one.id} first={index === 0} title={one.label} />
          ))}
        </Card>
      ) : null}
    </Screen>
  )
}

function Head({ place }: { place: TodayPremises }) {
  const { label, partyName, type, status, lastVisit, visitDueOn } = place
  return (
    <Card id='place' title={partyName || '没有登记用户'} aside={PREMISES_STATUS_LABEL[status]}>
      <Text className='strong'>{label}</Text>
      <Text className='muted'>
        {PREMISES_TYPE_LABEL[type]} · {lastVisit ? `上次检查 ${dateWords(lastVisit.on)}` : '还没有检查过'}
        {visitDueOn ? ` · ${dateWords(visitDueOn)}前网格员上门` : ''}
      </Text>
    </Card>
  )
}

function Bottle({ bottle: { id, code, model, ownerName, ownerPhone, state } }: { bottle: TodayBottle }) {
  return (
    <Card id={`bottle-${id}`}>
      <View className={`lamp lamp--${state.colour}`}>
        <Text className='lamp__sign'>{COLOUR_SIGN[state.colour]}</Text>
        <Text>{COLOUR_LABEL[state.colour]}</Text>
      </View>
      {state.reasons.map((reason) => (
        <Text key={reason} className='strong'>
          {reason}
        </Text>
      ))}
      {state.advice.map((text) => (
        <Text key={text} className='plain'>
          怎么办：{text}
        </Text>
      ))}
      <Text className='muted'>
        {model} · 瓶号 {code} · {ownerName}
      </Text>
      {ownerPhone && state.colour !== 'green' ? (
        <Btn onTap={() => call(ownerPhone)}>打电话给气站 {ownerPhone}</Btn>
      ) : null}
    </Card>
  )
}
