import { OCCUPANCY_ROLE_LABEL } from '@app/domain'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { mayChangePlaces, mayReadVisits, mayReveal } from '../../shell/menu'
import type { DialogProps } from '../../ui/form-dialog'
import { Facts, Section } from '../../ui/section'
import { Failed, Nothing } from '../../ui/states'
import { Reveal } from './reveal'
import { CorrectStay, MoveAway, Rename } from './stay-changes'
import { MoveOut } from './stay-forms'
import type { PremisesDetail, Stay } from './types'

type Occupant = PremisesDetail['occupants'][number]

/** Who lives or trades here now, and folded away who did before. */
export function PeopleSection({ premises }: { premises: PremisesDetail }) {
  const { role } = useAccount()
  return (
    <Section title='用户'>
      {premises.occupants.length ? (
        premises.occupants.map((one) => <Present key={one.occupancyId} premises={premises} occupant={one} />)
      ) : (
        <Nothing>还没有登记用户，可在“变更”中登记入住</Nothing>
      )}
      {mayReadVisits(role) ? <Earlier premises={premises} /> : null}
    </Section>
  )
}

function Present({ premises, occupant }: { premises: PremisesDetail; occupant: Occupant }) {
  const { role } = useAccount()
  const { partyId, name, phone, fromOn, toOn } = occupant
  const shown = mayReveal(role) ? (
    <Reveal premisesId={premises.id} field='name' partyId={partyId} masked={name} />
  ) : (
    name
  )
  return (
    <div className='person'>
      <Facts
        columns={1}
        items={[
          [OCCUPANCY_ROLE_LABEL[occupant.role], <span key='name'>{shown}</span>],
          ['电话', <Phone key='phone' premisesId={premises.id} partyId={partyId} masked={phone} />],
          ['起止', `${fromOn} 至 ${toOn ?? '今'}`],
        ]}
      />
      {mayChangePlaces(role) ? <StayMenu premises={premises} stay={{ ...occupant, present: true }} /> : null}
    </div>
  )
}

function Phone({ premisesId, partyId, masked }: { premisesId: string; partyId: string; masked: string }) {
  const { role } = useAccount()
  if (masked === '') return <>没有登记</>
  if (!mayReveal(role)) return <>{masked}</>
  return (
    <>
      <Reveal premisesId={premisesId} field='phone' partyId={partyId} masked={masked} />
      <Reveal premisesId={premisesId} field='call' partyId={partyId} />
    </>
  )
}

/** Everybody who is not there any more, the newest first. */
function Earlier({ premises }: { premises: PremisesDetail }) {
  const { role } = useAccount()
  const query = useApi('GET /api/v1/premises/:id/occupancies', { params: { id: premises.id } })
  if (query.error && !query.data) return <Failed compact error={query.error} retry={() => void query.refetch()} />
  const earlier = (query.data?.items ?? []).filter(({ present }) => !present)
  if (!earlier.length) return null
  return (
    <details className='past'>
      <summary>历任用户 {earlier.length} 位</summary>
      <ul className='rows'>
        {earlier.map((stay) => (
          <li key={stay.occupancyId}>
            <span className='muted'>{OCCUPANCY_ROLE_LABEL[stay.role]}</span>
            <span>{stay.name}</span>
            <span className='rows-end muted'>
              {stay.fromOn} 至 {stay.toOn ?? '今'}
            </span>
            {mayChangePlaces(role) ? <StayMenu premises={premises} stay={stay} /> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}

type StayDialog = DialogProps & { premises: PremisesDetail; stay: Stay }

/** What may still happen to this stay; one that is over can only be corrected. */
function StayMenu({ premises, stay }: Omit<StayDialog, 'onClose'>) {
  const [asked, setAsked] = useState<string | null>(null)
  const close = () => setAsked(null)
  const lasting = stay.toOn === null
  const items = [
    ...(lasting && stay.role === 'trade_name' ? [{ key: 'rename', label: '更名（换字号）' }] : []),
    ...(lasting ? [{ key: 'move', label: '搬迁到另一地址' }] : []),
    ...(lasting ? [{ key: 'end', label: '搬离、停用' }] : []),
    { key: 'correct', label: '更正写错的内容' },
  ]
  return (
    <>
      <Dropdown menu={{ items, onClick: ({ key }) => setAsked(key) }} trigger={['click']}>
        <Button size='small' aria-label={`变更 ${OCCUPANCY_ROLE_LABEL[stay.role]} ${stay.name}`}>
          变更
        </Button>
      </Dropdown>
      {asked === 'rename' ? <Rename stay={stay} onClose={close} /> : null}
      {asked === 'move' ? <MoveAway premises={premises} stay={stay} onClose={close} /> : null}
      {asked === 'end' ? <MoveOut premises={premises} only={stay.occupancyId} onClose={close} /> : null}
      {asked === 'correct' ? <CorrectStay stay={stay} onClose={close} /> : null}
    </>
  )
}
