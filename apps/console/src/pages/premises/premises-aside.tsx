import { OCCUPANCY_ROLE_LABEL, VISIT_OUTCOME_LABEL } from '@app/domain'
import { Link } from 'react-router'
import { useAccount } from '../../api/session'
import { mayReveal } from '../../shell/menu'
import { Due } from '../../ui/due'
import { Facts, Section } from '../../ui/section'
import { Nothing } from '../../ui/states'
import { Reveal } from './reveal'
import type { PremisesDetail } from './types'

/** Where it is, who lives or trades there, who supplies, who came. */
export function PremisesAside({ premises }: { premises: PremisesDetail }) {
  return (
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
  )
}

function Address({ premises }: { premises: PremisesDetail }) {
  const { role } = useAccount()
  if (!mayReveal(role)) return <>{premises.label}</>
  return <Reveal premisesId={premises.id} field='address' partyId={null} masked={premises.label} />
}

function Occupants({ premises }: { premises: PremisesDetail }) {
  const { role } = useAccount()
  const open = mayReveal(role)
  return (
    <Section title='用户'>
      {premises.occupants.map((one) => (
        <Facts
          key={one.occupancyId}
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
                <Phone key='phone' premisesId={premises.id} partyId={one.partyId} masked={one.phone} />
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

function Phone({ premisesId, partyId, masked }: { premisesId: string; partyId: string; masked: string }) {
  if (masked === '') return <>没有登记</>
  return (
    <>
      <Reveal premisesId={premisesId} field='phone' partyId={partyId} masked={masked} />
      <Reveal premisesId={premisesId} field='call' partyId={partyId} />
    </>
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
