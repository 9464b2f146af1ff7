import { Chip } from '../../ui/tags'
import type { InspectionRow } from './types'

export function Findings({ findings }: { findings: InspectionRow['findings'] }) {
  if (!findings.A && !findings.B && !findings.C) return <span className='muted'>未见问题</span>
  return (
    <span className='chips'>
      {findings.A ? <Chip tone='red'>A {findings.A}</Chip> : null}
      {findings.B ? <Chip tone='amber'>B {findings.B}</Chip> : null}
      {findings.C ? <Chip>C {findings.C}</Chip> : null}
    </span>
  )
}
