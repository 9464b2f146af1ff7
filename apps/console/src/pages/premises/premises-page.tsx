import { BOTTLE_PRESENCE_LABEL, BOTTLE_USE_LABEL, PREMISES_STATUS_LABEL, PREMISES_TYPE_LABEL } from '@app/domain'
import { Button } from 'antd'
import { Link, Navigate, useParams } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { mayChangePlaces, mayDispatch, mayEnterPaper, mayReadVisits, mayRequestStop } from '../../shell/menu'
import { Due } from '../../ui/due'
import { PageHead, Section } from '../../ui/section'
import { Nothing, Ready } from '../../ui/states'
import { Chip, ColourChip, GradeChip } from '../../ui/tags'
import { TimelineFeed } from '../../ui/timeline-feed'
import { AnnounceVisit } from '../appointments/appointment-forms'
import { StopSection } from '../companies/stop-section'
import { EquipmentSection } from './equipment-section'
import { PremisesAside } from './premises-aside'
import { PremisesChanges } from './premises-changes'
import type { PremisesDetail } from './types'

export function Component() {
  const { id = '' } = useParams()
  const query = useApi('GET /api/v1/premises/:id', { params: { id } })
  return (
    <div className='page'>
      <Ready query={query} rows={14}>
        {(premises) =>
          // An entry that was merged leads to the one that stays.
          premises.id === id ? <Detail premises={premises} /> : <Navigate to={`/premises/${premises.id}`} replace />
        }
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
            {premises.mergedFrom.map(({ id, code }) => (
              <Chip key={id}>已合并 {code}</Chip>
            ))}
          </span>
        }
        extra={
          <>
            <Link to={`/alerts?tab=open&premisesId=${premises.id}`}>
              <Button>看告警</Button>
            </Link>
            {mayReadVisits(account.role) ? (
              <Link to={`/inspections?premisesId=${premises.id}`}>
                <Button>看检查记录</Button>
              </Link>
            ) : null}
            {mayEnterPaper(account.role) ? (
              <Link to={`/paper-visits/new?premisesId=${premises.id}`}>
                <Button>补录</Button>
              </Link>
            ) : null}
            {mayDispatch(account.role) ? <AnnounceVisit premisesId={premises.id} areaCode={premises.areaCode} /> : null}
            {mayChangePlaces(account.role) ? <PremisesChanges premises={premises} /> : null}
          </>
        }
      />
      <div className='detail-grid'>
        <div>
          <StopSection premisesId={premises.id} mayLift={mayRequestStop(account.role)} />
          <Hazards premises={premises} />
          <Bottles premises={premises} />
          <EquipmentSection premises={premises} mayChange={mayChangePlaces(account.role)} />
          {mayReadVisits(account.role) ? (
            <Section title='经过'>
              <TimelineFeed route='GET /api/v1/premises/:id/timeline' id={premises.id} />
            </Section>
          ) : null}
        </div>
        <PremisesAside premises={premises} />
      </div>
    </>
  )
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
