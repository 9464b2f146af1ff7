import type { ReactNode } from 'react'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { PageHead } from '../../ui/section'
import { Ready } from '../../ui/states'
import { ActNow } from './act-now'
import { CylinderCounts, DutyLine, PremisesCounts } from './counts'
import { Expiring, Problems, Swaps } from './due-parts'
import { Foot } from './foot'
import { HazardFlow, Visits } from './progress'
import { Streets } from './streets'
import { Trend } from './trend'
import type { Overview } from './types'

const EVERY_MINUTE = 60_000

/** 总览: twelve blocks in the order in which the duty officer needs them. */
export function Component() {
  const account = useAccount()
  const query = useApi('GET /api/v1/overview', {}, { keep: true, staleTime: EVERY_MINUTE })
  return (
    <div className='page overview'>
      <PageHead title='总览' note={account.areaName} />
      <Ready query={query} rows={16}>
        {(overview) => <Blocks overview={overview} name={account.displayName} areaName={account.areaName} />}
      </Ready>
    </div>
  )
}

const Pair = ({ children }: { children: ReactNode }) => <div className='pair'>{children}</div>

function Blocks({ overview, name, areaName }: { overview: Overview; name: string; areaName: string }) {
  return (
    <>
      <ActNow actNow={overview.actNow} />
      <DutyLine duty={overview.duty} name={name} />
      <Pair>
        <PremisesCounts premises={overview.premises} />
        <CylinderCounts cylinders={overview.cylinders} />
      </Pair>
      <Pair>
        <Visits visits={overview.visits} />
        <HazardFlow hazards={overview.hazards} />
      </Pair>
      <Pair>
        <Problems problems={overview.problems} />
        <Expiring expiring={overview.expiring} />
      </Pair>
      <Pair>
        <Swaps swaps={overview.swaps} />
        <Trend trend={overview.trend} />
      </Pair>
      <Streets streets={overview.streets} />
      <Foot overview={overview} areaName={areaName} />
    </>
  )
}
