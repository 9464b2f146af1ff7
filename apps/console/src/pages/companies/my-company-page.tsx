import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { PageHead, Section } from '../../ui/section'
import { Ready } from '../../ui/states'
import { TimelineFeed } from '../../ui/timeline-feed'
import { CompanyHazards } from './company-hazards'
import { CompanyAside, Kinds, Numbers } from './company-page'
import { EventSheet } from './event-sheet'
import { HoldingsSection } from './holdings-section'
import { KeySection } from './key-section'
import { LicenceSection } from './licence-section'
import { StopsToAnswer } from './stops-to-answer'
import { SwapsWaiting } from './swaps-waiting'
import { CompanyVisits } from './visits-section'

/** 我的企业: first what waits, then what is known. */
export function Component() {
  const id = useAccount().companyId ?? ''
  const query = useApi('GET /api/v1/companies/:id', { params: { id } })
  return (
    <div className='page'>
      <Ready query={query} rows={14}>
        {(company) => (
          <>
            <PageHead title={company.name} note={<Kinds company={company} />} />
            <Numbers company={company} own />
            <div className='detail-grid'>
              <div>
                <StopsToAnswer />
                <SwapsWaiting companyId={company.id} />
                <CompanyHazards companyId={company.id} />
                <HoldingsSection companyId={company.id} />
                <LicenceSection company={company} mayChange={false} />
                <CompanyVisits companyId={company.id} />
                <EventSheet />
                <KeySection companyId={company.id} reader='company' />
                <Section title='经过'>
                  <TimelineFeed route='GET /api/v1/companies/:id/timeline' id={company.id} />
                </Section>
              </div>
              <CompanyAside company={company} />
            </div>
          </>
        )}
      </Ready>
    </div>
  )
}
