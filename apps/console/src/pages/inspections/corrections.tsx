import { useAct } from '../../api/use-api'
import { fullMoment } from '../../format/time'
import { ActionForm } from '../../ui/action-form'
import { TextField } from '../../ui/fields'
import { Section } from '../../ui/section'
import { Chip } from '../../ui/tags'
import type { Correction, InspectionDetail } from './types'

const TONE: Record<Correction['status'], 'green' | 'amber' | 'grey'> = {
  standing: 'green',
  waiting: 'amber',
  refused: 'grey',
}

/** 更正 stand beside the record; what was signed is never changed. */
export function Corrections({ inspection }: { inspection: InspectionDetail }) {
  if (!inspection.corrections.length) return null
  return (
    <Section
      title='更正'
      note={`${inspection.corrections.length} 处 · ${inspection.paper ? '纸质单和录入' : '签字原件'}都不变`}
    >
      {inspection.corrections.map((correction) => (
        <article key={correction.id} className='correction'>
          <header className='chips'>
            <Chip tone={TONE[correction.status]}>{correction.statusLabel}</Chip>
            <b>{correction.words}</b>
          </header>
          <p>
            {correction.madeByName}，{fullMoment(correction.madeAt)}：{correction.reason}
          </p>
          {correction.decidedByName ? (
            <p className='muted'>
              {correction.decidedByName} {correction.status === 'refused' ? '不同意' : '确认误录'}，
              {fullMoment(correction.decidedAt)}
              {correction.answer ? `：${correction.answer}` : ''}
            </p>
          ) : null}
          {correction.mayAgree ? <Agree inspection={inspection} correction={correction} /> : null}
        </article>
      ))}
    </Section>
  )
}

function Agree({ inspection, correction }: { inspection: InspectionDetail; correction: Correction }) {
  const act = useAct('POST /api/v1/inspections/:id/corrections/decide')
  const decide = (agree: boolean, actionId: string, reason: string | null) =>
    act.mutateAsync({
      params: { id: inspection.id },
      body: { actionId, correctionId: correction.id, agree, reason },
    })
  return (
    <div className='chips'>
      <ActionForm<object>
        label='确认误录'
        submitText='看过了，确认误录'
        button={{ size: 'small', type: 'primary' }}
        done='已确认，这条隐患按误录办结'
        draft={`correction.agree/${correction.id}`}
        submit={(_, actionId) => decide(true, actionId, null)}
      >
        <p>确认后，由这一项产生的隐患按“误录”办结；签字原件和这条更正都保留。</p>
      </ActionForm>
      <ActionForm<{ reason: string }>
        label='不同意'
        title='不同意更正'
        button={{ size: 'small' }}
        done='已记下，隐患照旧'
        draft={`correction.refuse/${correction.id}`}
        submit={({ reason }, actionId) => decide(false, actionId, reason)}
      >
        <TextField name='reason' label='原因' required placeholder='照片上看到什么' />
      </ActionForm>
    </div>
  )
}

/** Right under the answer it is about. */
export function CorrectedLine({ correction }: { correction: Correction }) {
  return (
    <p className='corrected'>
      {correction.statusLabel}：{correction.words.slice(correction.words.indexOf('：') + 1)}（{correction.madeByName}，
      {fullMoment(correction.madeAt)}）
    </p>
  )
}
