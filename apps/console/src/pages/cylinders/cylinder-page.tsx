import { BOTTLE_PRESENCE_LABEL, BOTTLE_USE_LABEL, COLOUR_LABEL, CYLINDER_STATUS_LABEL } from '@app/domain'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, Navigate, useParams } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { dayWords, fullMoment } from '../../format/time'
import { mayMerge } from '../../shell/menu'
import { Facts, PageHead, Section } from '../../ui/section'
import { Nothing, Ready } from '../../ui/states'
import { Chip, GradeChip } from '../../ui/tags'
import { TimelineFeed } from '../../ui/timeline-feed'
import { SwapForm } from '../companies/swap-form'
import { AliasSection } from './identity/alias-section'
import { MergeCard } from './merge-card'
import type { CylinderDetail } from './types'
import { RoundsSection, WaySection } from './way/way-section'

export function Component() {
  const { id = '' } = useParams()
  const query = useApi('GET /api/v1/cylinders/:id', { params: { id } })
  return (
    <div className='page'>
      <Ready query={query} rows={14}>
        {(cylinder) =>
          // A card that was merged leads to the one that stays.
          cylinder.id === id ? <Detail cylinder={cylinder} /> : <Navigate to={`/cylinders/${cylinder.id}`} replace />
        }
      </Ready>
    </div>
  )
}

const SIGN = { red: '✕', amber: '!', green: '✓' } as const

function Detail({ cylinder }: { cylinder: CylinderDetail }) {
  const { role } = useAccount()
  const [merging, setMerging] = useState(false)
  return (
    <>
      {merging ? <MergeCard cylinder={cylinder} onClose={() => setMerging(false)} /> : null}
      <PageHead
        list={{ to: '/cylinders', name: '气瓶' }}
        title={<span className='code'>{cylinder.code}</span>}
        note={
          <span className='chips'>
            <Chip tone={cylinder.status === 'unregistered' ? 'amber' : 'grey'}>
              {CYLINDER_STATUS_LABEL[cylinder.status]}
            </Chip>
            <span>{cylinder.modelLabel}</span>
            {cylinder.mergedFrom.map(({ id, code }) => (
              <Chip key={id}>已并入 {code}</Chip>
            ))}
          </span>
        }
        extra={
          <>
            {cylinder.status === 'unregistered' && mayMerge(role) ? (
              <Button type='primary' onClick={() => setMerging(true)}>
                并入在册气瓶
              </Button>
            ) : null}
            {role === 'company' && cylinder.presence === 'present' ? <SwapForm cylinder={cylinder} /> : null}
          </>
        }
      />
      <State cylinder={cylinder} />
      <WaySection cylinder={cylinder} />
      <div className='detail-grid'>
        <div>
          <OpenItems cylinder={cylinder} />
          <RoundsSection cylinder={cylinder} />
          <Section title='经过' note='全部记录，按得知先后'>
            <TimelineFeed route='GET /api/v1/cylinders/:id/timeline' id={cylinder.id} />
          </Section>
        </div>
        <aside>
          <AliasSection cylinder={cylinder} />
          <Section title='位置'>
            <Facts
              columns={1}
              items={[
                ['在哪里', <Where key='where' cylinder={cylinder} />],
                ['用途', cylinder.use ? BOTTLE_USE_LABEL[cylinder.use] : null],
                ['核瓶结果', cylinder.presence ? BOTTLE_PRESENCE_LABEL[cylinder.presence] : '还没有核过'],
                ['最后见到', fullMoment(cylinder.lastSeenAt)],
              ]}
            />
          </Section>
          <Section title='日期'>
            <Facts
              columns={1}
              items={[
                ['制造', dayWords(cylinder.madeOn)],
                ['上次检验', dayWords(cylinder.lastTestOn)],
                ['下次检验', withNote(cylinder.nextTestOn, cylinder.testDerived)],
                ['使用年限至', dayWords(cylinder.lifeUntil)],
                ['强制报废', dayWords(cylinder.scrapOn)],
              ]}
            />
          </Section>
          <Section title='权属'>
            <Facts
              columns={1}
              items={[
                ['权属', cylinder.ownerName],
                ['电话', <Phone key='phone' phone={cylinder.ownerPhone} />],
              ]}
            />
          </Section>
        </aside>
      </div>
    </>
  )
}

const withNote = (date: string | null, derived: boolean): string =>
  date ? `${date}${derived ? '（推算）' : ''}` : '不详'

const Phone = ({ phone }: { phone: string | null }) => (phone ? <a href={`tel:${phone}`}>{phone}</a> : <>没有登记</>)

function Where({ cylinder }: { cylinder: CylinderDetail }) {
  if (!cylinder.premisesId) return <>不在用气场所</>
  return <Link to={`/premises/${cylinder.premisesId}`}>{cylinder.premisesLabel ?? '看用气场所'}</Link>
}

/** What it is, why, what to do: before every number. */
function State({ cylinder }: { cylinder: CylinderDetail }) {
  const { colour, reasons, advice } = cylinder.state
  return (
    <section className={`state state-${colour}`}>
      <b className='state-word'>
        <span aria-hidden='true'>{SIGN[colour]}</span> {COLOUR_LABEL[colour]}
      </b>
      <div>
        <p>{reasons.join('；')}</p>
        {advice.length ? <p className='state-advice'>怎么办：{advice.join('；')}</p> : null}
      </div>
      {cylinder.ownerPhone && colour !== 'green' ? (
        <Button href={`tel:${cylinder.ownerPhone}`}>打电话给气站 {cylinder.ownerPhone}</Button>
      ) : null}
    </section>
  )
}

function OpenItems({ cylinder }: { cylinder: CylinderDetail }) {
  const items = [
    ...cylinder.openHazards.map((hazard) => ({ ...hazard, to: `/hazards/${hazard.id}`, word: '隐患' })),
    ...cylinder.openAlerts.map((alert) => ({ ...alert, to: `/alerts/${alert.id}`, word: '告警' })),
  ]
  return (
    <Section title='未办结' note={items.length ? `${items.length} 条` : null}>
      {items.length ? (
        <ul className='rows'>
          {items.map(({ id, grade, title, to, word }) => (
            <li key={id}>
              <GradeChip grade={grade} />
              <span className='muted'>{word}</span>
              <Link to={to}>{title}</Link>
            </li>
          ))}
        </ul>
      ) : (
        <Nothing>没有未办结的告警和隐患</Nothing>
      )}
    </Section>
  )
}
