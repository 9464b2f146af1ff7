import { COMPANY_ROLE_LABEL, SITE_KIND_LABEL } from '@app/domain'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { mayReadCompanyStory, mayVisitCompanies } from '../../shell/menu'
import { Facts, PageHead, Section } from '../../ui/section'
import { Nothing, Ready } from '../../ui/states'
import { Chip } from '../../ui/tags'
import { TimelineFeed } from '../../ui/timeline-feed'
import { CompanyHazards } from './company-hazards'
import { HoldingsSection } from './holdings-section'
import { KeySection } from './key-section'
import { LicenceSection } from './licence-section'
import { EditCompany } from './profile-form'
import type { CompanyDetail } from './types'
import { CompanyVisits } from './visits-section'

export function Component() {
  const { id = '' } = useParams()
  const query = useApi('GET /api/v1/companies/:id', { params: { id } })
  return (
    <div className='page'>
      <Ready query={query} rows={14}>
        {(company) => <Detail company={company} />}
      </Ready>
    </div>
  )
}

function Detail({ company }: { company: CompanyDetail }) {
  const { role } = useAccount()
  return (
    <>
      <PageHead
        list={{ to: '/companies', name: '燃气企业' }}
        title={company.name}
        note={<Kinds company={company} />}
        extra={
          <>
            {role === 'office' ? <EditCompany company={company} /> : null}
            {mayVisitCompanies(role) ? (
              <Link to={`/companies/${company.id}/visit`}>
                <Button type='primary'>监督检查</Button>
              </Link>
            ) : null}
          </>
        }
      />
      <Numbers company={company} />
      <div className='detail-grid'>
        <div>
          <LicenceSection company={company} mayChange={role === 'office'} />
          <CompanyHazards companyId={company.id} />
          <HoldingsSection companyId={company.id} />
          <CompanyVisits companyId={company.id} />
          <KeySection companyId={company.id} reader={role} />
          {mayReadCompanyStory(role) ? (
            <Section title='经过'>
              <TimelineFeed route='GET /api/v1/companies/:id/timeline' id={company.id} />
            </Section>
          ) : null}
        </div>
        <CompanyAside company={company} />
      </div>
    </>
  )
}

export const Kinds = ({ company }: { company: CompanyDetail }) => (
  <span className='chips'>
    {company.roles.map((role) => (
      <Chip key={role} tone='accent'>
        {COMPANY_ROLE_LABEL[role]}
      </Chip>
    ))}
    <span className='code'>{company.code}</span>
  </span>
)

/** Each number leads to the list behind it. What is not the reader's to know is not there. */
export function Numbers({ company, own = false }: { company: CompanyDetail; own?: boolean }) {
  const { id, bottles, users, openHazards, standingStops } = company
  const all: { name: string; value?: number | null; to?: string; bad?: boolean }[] = [
    { name: '在用户处', value: bottles?.atUsers, to: `/cylinders?companyId=${id}&presence=present` },
    { name: '全部气瓶', value: bottles?.total, to: `/cylinders?companyId=${id}` },
    {
      name: '超期待换',
      value: bottles?.expired,
      to: `/cylinders?companyId=${id}&presence=present&due=expired`,
      bad: true,
    },
    { name: '去向不明', value: bottles?.missing, to: `/cylinders?companyId=${id}&presence=missing`, bad: true },
    { name: '企业隐患', value: openHazards, to: `/hazards?companyId=${id}&open=1`, bad: true },
    { name: '供气用户', value: users, to: own ? '/premises' : undefined },
    { name: '停供待办', value: standingStops, bad: true },
  ]
  const known = all.filter(({ value }) => value !== null && value !== undefined)
  // One number alone stands in its section below.
  if (known.length < 2) return null
  return (
    <ul className='company-numbers'>
      {known.map(({ name, value, to, bad }) => (
        <li key={name}>
          <span>{name}</span>
          <b className={bad && value ? 'is-red' : ''}>{to ? <Link to={to}>{value}</Link> : value}</b>
        </li>
      ))}
    </ul>
  )
}

export function CompanyAside({ company }: { company: CompanyDetail }) {
  const { contact } = company
  return (
    <aside>
      <Section title='联系'>
        <Facts
          columns={1}
          items={[
            [
              '抢险电话',
              <a key='phone' href={`tel:${company.phone}`}>
                {company.phone}
              </a>,
            ],
            ['联系人', contact?.name],
            [
              '联系电话',
              contact ? (
                <a key='contact' href={`tel:${contact.phone}`}>
                  {contact.phone}
                </a>
              ) : null,
            ],
            ['所在街道', company.areaName ?? '区外或未登记'],
          ]}
        />
      </Section>
      <Section title='站点、门店、瓶库'>
        {company.sites.length ? (
          <ul className='plain'>
            {company.sites.map(({ kind, name, address }) => (
              <li key={`${kind}${name}${address}`}>
                {SITE_KIND_LABEL[kind]} {name}
                <br />
                <span className='muted'>{address}</span>
              </li>
            ))}
          </ul>
        ) : (
          <Nothing>还没有登记</Nothing>
        )}
      </Section>
      <Section title='企业账号' note={company.accounts.length ? `${company.accounts.length} 个` : null}>
        {company.accounts.length ? (
          <ul className='plain'>
            {company.accounts.map(({ id, name, active }) => (
              <li key={id}>
                {name} {active ? null : <Chip>已停用</Chip>}
              </li>
            ))}
          </ul>
        ) : (
          <Nothing>没有账号：企业看不到自己的待办，请系统管理员开通。</Nothing>
        )}
      </Section>
    </aside>
  )
}
