import type { ResponseOf } from '@app/contract'
import { dateInShanghai, dateWords, monthWords } from '@app/domain'
import { Text } from '@tarojs/components'
import { Lamp } from '@/components/Lamp'
import { Btn, Card, Line, Notice, Tag } from '@/components/parts'
import { call } from '@/routes'
import { GRADE_TONE } from '@/state/words'

type Scan = ResponseOf<'GET /api/v1/scan'>
type Cylinder = NonNullable<Scan['cylinder']>

/** Whoever is no staff is told what he may read off the bottle and whether to take it; his own bottle's state stands above. */
export function ScanCard({ card, isPublic }: { card: Scan; isPublic: boolean }) {
  const { cylinder } = card
  if (!cylinder) return null
  const phone = cylinder.ownerPhone
  return (
    <>
      <Lamp {...cylinder.state} />
      {phone ? (
        <Btn id='call-owner' onTap={() => call(phone)}>
          打电话给气站 {phone}
        </Btn>
      ) : null}
      <Card id='cylinder-facts'>
        <Text className='strong'>
          瓶号 {cylinder.code}
          {cylinder.stampNo ? ` · 钢印 ${cylinder.stampNo}` : ''}
        </Text>
        <Text className='plain'>
          {cylinder.modelLabel} · 权属：{cylinder.ownerName}
        </Text>
        <Dates cylinder={cylinder} />
        <Filled card={card} />
        <Text id='whereabouts' className='plain'>
          位置：{card.whereabouts.label}
        </Text>
      </Card>
      {isPublic ? <Notice id='delivery'>{card.delivery.sentence}。</Notice> : null}
      <Story card={card} />
      <Open cylinder={cylinder} />
    </>
  )
}

function Filled({ card: { filling } }: { card: Scan }) {
  if (!filling) return null
  const net = filling.netKg === null ? '' : ` · ${filling.netKg} 公斤`
  return (
    <Text id='filling' className='plain'>
      {dateWords(dateInShanghai(filling.at))}由{filling.companyName}充装{net}
    </Text>
  )
}

function Dates({ cylinder }: { cylinder: Cylinder }) {
  const parts = [
    cylinder.madeOn && `制造 ${monthWords(cylinder.madeOn)}`,
    cylinder.nextTestOn && `下次检验 ${monthWords(cylinder.nextTestOn)}${cylinder.testDerived ? '（推算）' : ''}`,
    cylinder.scrapOn && `报废 ${monthWords(cylinder.scrapOn)}`,
  ].filter(Boolean)
  return parts.length ? <Text className='plain'>{parts.join(' · ')}</Text> : null
}

function Story({ card }: { card: Scan }) {
  if (!card.recent.length && !card.lastVisit) return null
  return (
    <Card title='最近'>
      <Steps recent={card.recent} />
      {card.lastVisit ? (
        <Text className='plain'>
          上次检查 {dateWords(card.lastVisit.on)}：{card.lastVisit.outcome}
        </Text>
      ) : null}
    </Card>
  )
}

/** 充装→送达→核瓶, as the bottle went; the days below. */
function Steps({ recent }: { recent: Scan['recent'] }) {
  if (!recent.length) return null
  const steps = [...recent].reverse()
  const days = steps.map(({ at }) => dateWords(dateInShanghai(at)))
  return (
    <>
      <Text id='last-steps' className='strong'>
        {steps.map(({ title }) => title).join(' → ')}
      </Text>
      <Text className='plain'>{[...new Set(days)].join('，')}</Text>
    </>
  )
}

function Open({ cylinder }: { cylinder: Cylinder }) {
  const open = [...(cylinder.openHazards ?? []), ...(cylinder.openAlerts ?? [])]
  if (!open.length) return null
  return (
    <Card id='open-matters' title={`未办结 ${open.length}`}>
      {open.map((matter, index) => (
        <Line
          key={matter.id}
          first={index === 0}
          title={matter.title}
          more={<Tag tone={GRADE_TONE[matter.grade]}>{matter.grade === 'advice' ? '建议' : `${matter.grade}级`}</Tag>}
        />
      ))}
    </Card>
  )
}
