import { isStoryAlert } from '@app/domain'
import { Button, Drawer } from 'antd'
import { Link, useParams } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { fullMoment } from '../../format/time'
import { Due } from '../../ui/due'
import { History } from '../../ui/history'
import { Facts, Section } from '../../ui/section'
import { Ready } from '../../ui/states'
import { AlertStatusChip, Chip, GradeChip, Unverified } from '../../ui/tags'
import { useOpen } from '../../ui/use-open'
import { HandIn } from '../referrals/hand-in'
import { AlertActions } from './alert-actions'
import { Clash } from './clash'
import { KindChip } from './columns'
import type { AlertDetail } from './types'

export function Component() {
  const { id = '' } = useParams()
  const { close } = useOpen('/alerts')
  const query = useApi('GET /api/v1/alerts/:id', { params: { id } })
  return (
    <Drawer
      open
      onClose={close}
      size='min(720px, 100vw)'
      title={query.data?.title ?? '告警'}
      footer={
        query.data ? (
          <div className='actions'>
            <AlertActions key={query.data.id} alert={query.data} />
            <HandIn kind='alert' matter={query.data} />
          </div>
        ) : null
      }
      className='detail-drawer'
    >
      <Ready query={query} rows={12}>
        {(alert) => <Detail alert={alert} />}
      </Ready>
    </Drawer>
  )
}

function Detail({ alert }: { alert: AlertDetail }) {
  return (
    <>
      <p className='chips detail-chips'>
        <KindChip alert={alert} />
        <GradeChip grade={alert.grade} />
        <AlertStatusChip status={alert.status} label={alert.statusLabel} />
        {alert.disputed && alert.status !== 'closed' ? <Chip tone='amber'>误报待确认</Chip> : null}
        {alert.folded ? <Chip>另有 {alert.folded} 条并入</Chip> : null}
      </p>
      <Facts
        items={[
          ['发生时间', fullMoment(alert.raisedAt)],
          ['得知时间', fullMoment(alert.knownAt)],
          ['地点', <Place key='place' alert={alert} />],
          ['对象', <Subject key='subject' alert={alert} />],
        ]}
      />
      <Section title='为什么报'>
        <p className='why'>{alert.why}</p>
        <p className='basis'>
          依据：{alert.basis} {alert.unverified ? <Unverified /> : null}
        </p>
      </Section>
      {isStoryAlert(alert.rule) ? <Clash alert={alert} /> : null}
      <Section title='谁办 · 何时前 · 怎样算完' className='who-when'>
        <Facts
          items={[
            ['谁办', [alert.actorLabel, alert.companyName].filter(Boolean).join(' · ')],
            ['何时前', <Due key='due' on={alert.dueOn} done={alert.status === 'closed'} />],
            ['怎样算完', alert.endsWhen],
            [
              '接收',
              alert.acknowledgedBy ? `${alert.acknowledgedBy} ${fullMoment(alert.acknowledgedAt)}` : '还没有人接收',
            ],
            ...closing(alert),
          ]}
        />
      </Section>
      <Notice alert={alert} />
      <Section title='全过程'>
        <History entries={alert.history} here={alert.id} />
      </Section>
    </>
  )
}

const CLOSE_REASON: Record<string, string> = { condition_ended: '问题已消除', false_alarm: '误报，已由另一人确认' }

function closing(alert: AlertDetail): [string, string][] {
  if (!alert.closedAt) return []
  const reason = alert.closeReason ?? ''
  return [['办结', `${fullMoment(alert.closedAt)} ${CLOSE_REASON[reason] ?? reason}`]]
}

function Place({ alert }: { alert: AlertDetail }) {
  const words = [alert.areaName, alert.premisesLabel].filter(Boolean).join(' · ')
  return alert.premisesId ? <Link to={`/premises/${alert.premisesId}`}>{words}</Link> : words || '不在用气场所'
}

function Subject({ alert }: { alert: AlertDetail }) {
  if (alert.hazardId) return <Link to={`/hazards/${alert.hazardId}`}>看所属隐患</Link>
  if (alert.subjectKind === 'cylinder') {
    return <Link to={`/cylinders/${alert.subjectId}`}>气瓶 {alert.cylinderCode ?? '（未登记）'}</Link>
  }
  if (alert.subjectKind === 'company') return <Company alert={alert} />
  return alert.subjectKind === 'equipment' ? '灶具／报警器' : '用气场所'
}

function Company({ alert }: { alert: AlertDetail }) {
  const { role } = useAccount()
  return (
    <Link to={role === 'company' ? '/company' : `/companies/${alert.subjectId}`}>{alert.companyName ?? '企业'}</Link>
  )
}

/** Notices go out by telephone; the office sees here whom to call. */
function Notice({ alert }: { alert: AlertDetail }) {
  const { companyName } = useAccount()
  if (companyName) return null
  return (
    <Section title='通知'>
      {alert.contact ? (
        <p className='contact'>
          请电话告知 <b>{alert.contact.name}</b>
          <Button size='small' href={`tel:${alert.contact.phone}`}>
            {alert.contact.phone}
          </Button>
        </p>
      ) : (
        <p className='muted'>责任方在系统内可见这条告警；没有登记可拨打的电话。</p>
      )}
    </Section>
  )
}
