import type { ReferralStatus } from '@app/domain'
import { Chip } from '../../ui/tags'

const TONE = { open: 'accent', answered: 'green', returned: 'amber', taken_back: 'grey' } as const

export const ReferralStatusChip = ({ status, label }: { status: ReferralStatus; label: string }) => (
  <Chip tone={TONE[status]}>{label}</Chip>
)
