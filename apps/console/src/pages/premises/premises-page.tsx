import {
  BOTTLE_PRESENCE_LABEL,
  BOTTLE_USE_LABEL,
  OCCUPANCY_ROLE_LABEL,
  PREMISES_STATUS_LABEL,
  PREMISES_TYPE_LABEL,
  VISIT_OUTCOME_LABEL,
} from '@app/domain'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { mayReveal } from '../../shell/menu'
import { Due } from '../../ui/due'
import { Facts, PageHead, Section } from '../../ui/section'
import { Nothing, Ready } from '../../ui/states'
import { Chip, ColourChip, GradeChip } from '../../ui/tags'
import { TimelineFeed } from '../../ui/timeline-feed'
import { EquipmentTable } from './equipment-table'
import { Reveal } from './reveal'
import type { PremisesDetail } from './types'

export function Component() {
  const { id = '' } = useParams()
  const query = useApi('GET /api/v1/premises/:id', { params: { id } })
  return (
    <div className='page'>
      <Ready query={query} rows={14}>
        {(premises) => <Detail premises={premises} />}
      </Ready>
    </div>
  )
}

function Detail({ premises }: { premises: PremisesDetail }) {
  const account = useAccount()
  return (
    <>
      <PageHead
        list={{ to: '/premises', name: '用气场所' }}
        title={premises.label}
        note={
          <span className='chips'>
            <Chip>{PREMISES_TYPE_LABEL[premises.type]}</Chip>
            <Chip tone={premises.status === 'in_use' ? 'accent' : 'grey'}>
              {PREMISES_STATUS_LABEL[premises.status]}
            </Chip>
            <span className='code'>{premises.code}</span>
          </span>
        }
        extra={
          <>
            <Link to={`/alerts?tab=all&premisesId=${premises.id}`}>
              <Button>看告警</Button>
            </Link>
            <Link to={`/inspections?premisesId=${premises.id}`}>
              <Button>看检查记录</Button>
            </Link>
          </>
        }
      />
      <div className='detail-grid'>
        <div>
          <Hazards premises={premises} />
          <Bottles premises={premises} />
          <Section title='设备'>
            <EquipmentTable equipment={premises.equipment} />
          </Section>
          {account.role === 'company' ? null : (
            <Section title='经过'>
              <TimelineFeed route='GET /api/v1/premises/:id/timeline' id={premises.id} />
            </Section>
          )}
        </div>
        <aside>
          <Section title='场所'>
            <Facts
              columns={1}
              items={[
                ['地址', <Address key='address' premises={premises} />],
                ['街道社区', `${premises.streetName} · ${premises.communityName}`],
                ['应查日期', premises.visitDueOn ? <Due key='due' on={premises.visitDueOn} /> : '不用查'],
                ['已约', premises.nextVisitOn ?? '没有约'],
                ['气瓶间', premises.hasCylinderRoom ? '有' : '没有'],
                ['登记日期', premises.registeredOn],
              ]}
            />
          </Section>
          <Occupants premises={premises} />
          <Suppliers premises={premises} />
          <Visits premises={premises} />
        </aside>
      </div>
    </>
  )
}

function Address({ premises }: { premises: PremisesDetail }) {
  const { role } = useAccount()
  if (!mayReveal(role)) return <>{premises.label}</>
  return <Reveal premisesId={premises.id} field='address' partyId={null} masked={premises.label} />
}

function Hazards({ premises }: { premises: PremisesDetail }) {
  return (
    <Section title='未办结隐患' note={premises.hazards.length ? `${premises.hazards.length} 条` : null}>
      {premises.hazards.length ? (
        <ul className='rows'>
          {premises.hazards.map((hazard) => (
            <li key={hazard.id}>
              <GradeChip grade={hazard.grade} />
              <Link to={`/hazards/${hazard.id}`}>{hazard.title}</Link>
              <Due on={hazard.deadlineOn} />
            </li>
          ))}
        </ul>
      ) : (
        <Nothing>没有未办结的隐患</Nothing>
      )}
    </Section>
  )
}

function Bottles({ premises }: { premises: PremisesDetail }) {
  return (
    <Section title='气瓶' note={premises.bottles.length ? `${premises.bottles.length} 只` : null}>
      {premises.bottles.length ? (
        <ul className='rows'>
          {premises.bottles.map((bottle) => (
            <li key={bottle.id}>
              <ColourChip colour={bottle.state.colour} />
              <Link to={`/cylinders/${bottle.id}`} className='code'>
                {bottle.code}
              </Link>
              <span>{bottle.modelLabel}</span>
              <span className='muted'>
                {[
                  bottle.use && BOTTLE_USE_LABEL[bottle.use],
                  bottle.presence && bottle.presence !== 'present' && BOTTLE_PRESENCE_LABEL[bottle.presence],
                  bottle.ownerName,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className='rows-end muted'>{bottle.state.reasons[0]}</span>
            </li>
          ))}
        </ul>
      ) : (
        <Nothing>这里没有登记的气瓶</Nothing>
      )}
    </Section>
  )
}

function Occupants({ premises }: { premises: PremisesDetail }) {
  const { role } = useAccount()
  const open = mayReveal(role)
  return (
    <Section title='用户'>
      {premises.occupants.map((one) => (
        <Facts
          key={one.partyId}
          columns={1}
          items={[
            [
              OCCUPANCY_ROLE_LABEL[one.role],
              open ? (
                <Reveal key='name' premisesId={premises.id} field='name' partyId={one.partyId} masked={one.name} />
              ) : (
                one.name
              ),
            ],
            [
              '电话',
              open ? (
                <Reveal key='phone' premisesId={premises.id} field='phone' partyId={one.partyId} masked={one.phone} />
              ) : (
                one.phone
              ),
            ],
            ['起止', `${one.fromOn} 至 ${one.toOn ?? '今'}`],
          ]}
        />
      ))}
    </Section>
  )
}

function Suppliers({ premises }: { premises: PremisesDetail }) {
  return (
    <Section title='供气企业'>
      {premises.suppliers.length ? (
        <ul className='plain'>
          {premises.suppliers.map(({ companyId, name, phone }) => (
            <li key={companyId}>
              {name} <a href={`tel:${phone}`}>{phone}</a>
            </li>
          ))}
        </ul>
      ) : (
        <Nothing>还不知道由谁供气</Nothing>
      )}
    </Section>
  )
}

function Visits({ premises }: { premises: PremisesDetail }) {
  return (
    <Section title='最近到访'>
      {premises.visits.length ? (
        <ul className='plain'>
          {premises.visits.map(({ id, on, outcome, inspectorName }) => (
            <li key={id}>
              <Link to={`/inspections/${id}`}>{on}</Link> {VISIT_OUTCOME_LABEL[outcome]}{' '}
              <span className='muted'>{inspectorName}</span>
            </li>
          ))}
        </ul>
      ) : (
        <Nothing>还没有到访</Nothing>
      )}
    </Section>
  )
}
