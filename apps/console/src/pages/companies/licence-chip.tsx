import type { LicenceState } from '@app/domain'
import { Chip, type Tone } from '../../ui/tags'
import type { CompanyRow } from './types'

const TONE: Record<LicenceState, Tone> = {
  missing: 'grey',
  expired: 'red',
  urgent: 'amber',
  soon: 'amber',
  valid: 'green',
}

export function LicenceChip({ licence }: { licence: CompanyRow['licences'][number] }) {
  const { state, stateLabel, label, toOn } = licence
  return (
    <Chip tone={TONE[state]} title={toOn ? `${label}，有效期至 ${toOn}` : label}>
      {label.split('／').at(-1)} {stateLabel}
    </Chip>
  )
}
