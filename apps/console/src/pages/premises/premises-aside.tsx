import { VISIT_OUTCOME_LABEL } from '@app/domain'
import { Link } from 'react-router'
import { useAccount } from '../../api/session'
import { mayReadVisits, mayReveal } from '../../shell/menu'
import { Due } from '../../ui/due'
import { Facts, Section } from '../../ui/section'
import { Nothing } from '../../ui/states'
import { GridsSection } from './grids-section'
import { PeopleSection } from './people-section'
import { Reveal } from './reveal'
import type { PremisesDetail } from './types'

/** Where it is, who lives or trades there, who supplies, who came. */
export function PremisesAside({ premises }: { premises: PremisesDetail }) {
  const { role } = useAccount()
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
      <PeopleSection premises={premises} />
      <Suppliers premises={premises} />
      <Visits premises={premises} />
      {mayReadVisits(role) ? <GridsSection premisesId={premises.id} /> : null}
    </aside>
  )
}

function Address({ premises }: { premises: PremisesDetail }) {
  const { role } = useAccount()
  if (!mayReveal(role)) return <>{premises.label}</>
  return <Reveal premisesId={premises.id} field='address' partyId={null} masked={premises.label} />
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
