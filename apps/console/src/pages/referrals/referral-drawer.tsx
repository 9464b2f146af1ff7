import type { ResponseOf } from '@app/contract'
import { Drawer } from 'antd'
import { Link, useParams } from 'react-router'
import { useAccount } from '../../api/session'
import { useAct, useApi } from '../../api/use-api'
import { fullMoment } from '../../format/time'
import { followsFeed } from '../../shell/menu'
import { ActionForm } from '../../ui/action-form'
import { TextField } from '../../ui/fields'
import { Facts } from '../../ui/section'
import { Ready } from '../../ui/states'
import { GradeChip } from '../../ui/tags'
import { useOpen } from '../../ui/use-open'
import { ReferralStatusChip } from './status-chip'

type Detail = ResponseOf<'GET /api/v1/referrals/:id'>

export function Component() {
  const { id = '' } = useParams()
  const { close } = useOpen('/referrals')
  const query = useApi('GET /api/v1/referrals/:id', { params: { id } })
  return (
    <Drawer
      open
      onClose={close}
      size='min(640px, 100vw)'
      title='移交'
      footer={query.data?.actions.length ? <Actions referral={query.data} /> : null}
      className='detail-drawer'
    >
      <Ready query={query}>{(referral) => <Body referral={referral} />}</Ready>
    </Drawer>
  )
}

function Body({ referral }: { referral: Detail }) {
  const { role } = useAccount()
  const { title, grade, status, statusLabel, areaName, premisesLabel, note, reply, repliedAt } = referral
  return (
    <>
      <h2 className='detail-title'>{title}</h2>
      <p className='chips detail-chips'>
        <GradeChip grade={grade} />
        <ReferralStatusChip status={status} label={statusLabel} />
      </p>
      <Facts
        columns={1}
        items={[
          ['地点', `${areaName} · ${premisesLabel}`],
          ['移交给', referral.departmentLabel],
          ['谁移交', `${referral.handedBy} · ${fullMoment(referral.handedAt)}`],
          ['移交说明', note],
          ...(repliedAt
            ? [['谁回复', `${referral.repliedBy ?? ''} · ${fullMoment(repliedAt)}`] as const, ['回复', reply] as const]
            : []),
        ]}
      />
      {followsFeed(role) ? (
        <Link to={`/${referral.subjectKind}s/${referral.subjectId}`}>看这条{referral.subjectLabel}</Link>
      ) : null}
    </>
  )
}

const VERBS = {
  answer: { label: '办结回复', placeholder: '做了什么、结果如何', primary: true },
  return: { label: '退回', placeholder: '为什么不归贵单位，或还缺什么', primary: false },
  take_back: { label: '收回', placeholder: '为什么收回', primary: false },
} as const

function Actions({ referral }: { referral: Detail }) {
  return (
    <div className='actions'>
      {referral.actions.map((verb) => (
        <Reply key={verb} referral={referral} verb={verb} />
      ))}
    </div>
  )
}

function Reply({ referral, verb }: { referral: Detail; verb: Detail['actions'][number] }) {
  const path = verb === 'take_back' ? 'take-back' : verb
  const act = useAct(`POST /api/v1/referrals/:id/${path}`)
  const { label, placeholder, primary } = VERBS[verb]
  return (
    <ActionForm<{ text: string }>
      label={label}
      button={primary ? { type: 'primary' } : undefined}
      done={`已${label}`}
      draft={`referral.${verb}/${referral.id}`}
      submit={({ text }, actionId) => act.mutateAsync({ params: { id: referral.id }, body: { actionId, text } })}
    >
      <TextField name='text' label='说明' required placeholder={placeholder} />
    </ActionForm>
  )
}
