import type { Role } from '@app/domain'
import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { fullMoment } from '../../format/time'
import { THING_LABEL } from '../../format/words'
import { mayReadVisits } from '../../shell/menu'
import { Due } from '../../ui/due'
import { History } from '../../ui/history'
import { PhotoStrip } from '../../ui/photos'
import { Facts, Section } from '../../ui/section'
import { Nothing, Ready } from '../../ui/states'
import { Chip, GradeChip, HazardStatusChip, Unverified } from '../../ui/tags'
import { useOpen } from '../../ui/use-open'
import { HandIn } from '../referrals/hand-in'
import { HazardActions } from './hazard-actions'
import type { HazardDetail } from './types'

export function Component() {
  const { id = '' } = useParams()
  const { close } = useOpen('/hazards')
  const query = useApi('GET /api/v1/hazards/:id', { params: { id } })
  return (
    <Drawer
      open
      onClose={close}
      size='min(760px, 100vw)'
      title={query.data ? `隐患 ${query.data.number}` : '隐患'}
      footer={
        query.data ? (
          <div className='actions'>
            <HazardActions key={query.data.id} hazard={query.data} />
            <HandIn kind='hazard' matter={query.data} />
          </div>
        ) : null
      }
      className='detail-drawer'
    >
      <Ready query={query} rows={12}>
        {(hazard) => <Detail hazard={hazard} />}
      </Ready>
    </Drawer>
  )
}

/** A company's own hazard leads to the company, for the company to its own page. */
function Place({ hazard }: { hazard: HazardDetail }) {
  const { role } = useAccount()
  const own = role === 'company' ? '/company' : `/companies/${hazard.companyId}`
  const words = [hazard.areaName, hazard.premisesLabel].filter(Boolean).join(' · ')
  return <Link to={hazard.premisesId ? `/premises/${hazard.premisesId}` : own}>{words}</Link>
}

function visitOf(hazard: HazardDetail, role: Role): [string, ReactNode][] {
  if (hazard.companyId)
    return [
      [
        '检查记录',
        <Link key='found' to={`/company-visits/${hazard.foundInspectionId}`}>
          看当时的监督检查
        </Link>,
      ],
    ]
  if (!mayReadVisits(role)) return []
  return [
    [
      '检查记录',
      <Link key='found' to={`/inspections/${hazard.foundInspectionId}`}>
        看当时的检查
      </Link>,
    ],
  ]
}

function Detail({ hazard }: { hazard: HazardDetail }) {
  const { role } = useAccount()
  return (
    <>
      <h2 className='detail-title'>{hazard.title}</h2>
      <p className='chips detail-chips'>
        {hazard.emergency ? <Chip tone='solid'>险情</Chip> : null}
        {hazard.major ? <Chip tone='solid'>重大隐患</Chip> : null}
        <GradeChip grade={hazard.grade} />
        <HazardStatusChip status={hazard.status} label={hazard.statusLabel} />
        {hazard.overdue && hazard.status !== 'closed' ? <Chip tone='red'>已超期</Chip> : null}
        {hazard.structural ? <Chip tone='amber'>结构性隐患</Chip> : null}
        {hazard.returns ? <Chip tone='amber'>退回过 {hazard.returns} 次</Chip> : null}
      </p>
      <Facts
        items={[
          ['管控措施', hazard.measure],
          ['怎样算改好', hazard.remedy],
          ['期限', <Due key='due' on={hazard.deadlineOn} done={hazard.status === 'closed'} />],
          ['谁来改', hazard.assignee ?? '未派单'],
          ['地点', <Place key='place' hazard={hazard} />],
          ['对象', <Thing key='thing' hazard={hazard} />],
          ['发现', fullMoment(hazard.foundAt)],
          ...visitOf(hazard, role),
        ]}
      />
      <p className='basis'>
        依据：{hazard.basis} {hazard.unverified ? <Unverified /> : null}
      </p>
      <Evidence hazard={hazard} />
      <RelatedAlerts hazard={hazard} />
      <Section title='全过程'>
        <History entries={hazard.history} here={hazard.id} />
      </Section>
    </>
  )
}

function Thing({ hazard }: { hazard: HazardDetail }) {
  if (hazard.companyId) return '企业'
  const words = `${THING_LABEL[hazard.thingKind]} ${hazard.thingKind === 'place' ? '' : hazard.thingLabel}`
  return hazard.thingKind === 'cylinder' ? <Link to={`/cylinders/${hazard.thingId}`}>{words}</Link> : words
}

const STAGES = [
  { title: '整改前', stages: ['found', 'before'] },
  { title: '整改后', stages: ['after', 'recheck'] },
] as const

const STAGE_LABEL = { found: '发现时', before: '整改前', after: '整改后', recheck: '复查' } as const

/** Before beside after: the eye compares, nobody has to read. */
function Evidence({ hazard }: { hazard: HazardDetail }) {
  return (
    <Section title='照片证据'>
      <div className='evidence'>
        {STAGES.map(({ title, stages }) => {
          const photos = hazard.photos
            .filter(({ stage }) => (stages as readonly string[]).includes(stage))
            .map((photo) => ({ ...photo, caption: STAGE_LABEL[photo.stage] }))
          return (
            <div key={title}>
              <h3>{title}</h3>
              {photos.length ? <PhotoStrip photos={photos} size={132} /> : <Nothing>还没有照片</Nothing>}
            </div>
          )
        })}
      </div>
    </Section>
  )
}

function RelatedAlerts({ hazard }: { hazard: HazardDetail }) {
  if (!hazard.alerts.length) return null
  return (
    <Section title='并入这条隐患的告警'>
      <ul className='plain'>
        {hazard.alerts.map(({ id, title }) => (
          <li key={id}>
            <Link to={`/alerts/${id}`}>{title}</Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
