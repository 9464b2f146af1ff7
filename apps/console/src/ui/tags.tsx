import {
  ALERT_STATUS_LABEL,
  type AlertStatus,
  COLOUR_LABEL,
  type Colour,
  GRADE_LABEL,
  type Grade,
  type HazardStatus,
} from '@app/domain'
import type { ReactNode } from 'react'

export type Tone = 'red' | 'amber' | 'green' | 'accent' | 'grey' | 'solid'

export function Chip({ tone = 'grey', children, title }: { tone?: Tone; children: ReactNode; title?: string }) {
  return (
    <span className={`chip chip-${tone}`} title={title}>
      {children}
    </span>
  )
}

const GRADE_TONE: Record<Grade, Tone> = { A: 'red', B: 'amber', C: 'grey', advice: 'grey' }

export const GradeChip = ({ grade }: { grade: Grade }) => <Chip tone={GRADE_TONE[grade]}>{GRADE_LABEL[grade]}</Chip>

const COLOUR_SIGN: Record<Colour, string> = { red: '✕', amber: '!', green: '✓' }

/** Colour, sign and words: never colour alone. */
export const ColourChip = ({ colour }: { colour: Colour }) => (
  <Chip tone={colour}>
    <b aria-hidden='true'>{COLOUR_SIGN[colour]}</b> {COLOUR_LABEL[colour]}
  </Chip>
)

const ALERT_TONE: Record<AlertStatus, Tone> = { open: 'accent', acknowledged: 'grey', closed: 'green' }

export const AlertStatusChip = ({ status, label }: { status: AlertStatus; label?: string }) => (
  <Chip tone={ALERT_TONE[status]}>{label ?? ALERT_STATUS_LABEL[status]}</Chip>
)

const HAZARD_TONE: Record<HazardStatus, Tone> = {
  open: 'accent',
  dispatched: 'grey',
  rectified: 'amber',
  closed: 'green',
}

export const HazardStatusChip = ({ status, label }: { status: HazardStatus; label: string }) => (
  <Chip tone={HAZARD_TONE[status]}>{label}</Chip>
)

/** A basis nobody could check against its text yet. */
export const Unverified = ({ title = '依据的原文尚未核对，引用前请先核实' }: { title?: string }) => (
  <Chip tone='amber' title={title}>
    未核实
  </Chip>
)
