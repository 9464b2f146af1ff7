import { ANSWER_LABEL, type AnswerResult, type Checklist } from '@app/domain'
import { Button } from 'antd'
import { useState } from 'react'
import { type Photo, PhotoStrip } from '../../ui/photos'
import { Section } from '../../ui/section'
import { Chip, GradeChip } from '../../ui/tags'
import { type AnswerGroup, type AnswerLine, groupAnswers } from './answer-groups'
import { CorrectAnswer } from './correct-answer'
import { CorrectedLine } from './corrections'
import type { Correction, InspectionDetail } from './types'

const TONE: Record<AnswerResult, 'red' | 'amber' | 'green' | 'grey'> = {
  fail: 'red',
  unable: 'amber',
  pass: 'green',
  na: 'grey',
}

/** What is needed of a record to show its answers; a sheet that waits has neither photos of things nor corrections. */
interface Answered extends Pick<InspectionDetail, 'content' | 'photos' | 'corrections'> {
  /** Given where the reader may correct. */
  correcting?: InspectionDetail
}

export function Answers({ inspection, checklist }: { inspection: Answered; checklist: Checklist }) {
  const photos = new Map(inspection.photos.map((photo) => [photo.id, photo]))
  return groupAnswers(inspection.content, checklist).map((group) => (
    <Group key={group.category} group={group} photos={photos} inspection={inspection} />
  ))
}

type Photos = ReadonlyMap<string, Photo>

/** What failed or could not be seen is always in sight; the rest unfolds. */
function Group({ group, photos, inspection }: { group: AnswerGroup; photos: Photos; inspection: Answered }) {
  const [open, setOpen] = useState(false)
  const about = (line: AnswerLine) => correctionsAbout(line, inspection.corrections)
  const attention = group.lines.filter(
    (line) => line.answer.result === 'fail' || line.answer.result === 'unable' || about(line).length > 0,
  )
  const rest = group.lines.filter((line) => !attention.includes(line))
  const passes = rest.filter(({ answer }) => answer.result === 'pass').length
  const note = [
    group.fails ? `${group.fails} 项不合格` : null,
    passes ? `${passes} 项合格` : null,
    rest.length - passes ? `${rest.length - passes} 项不适用` : null,
  ]
  return (
    <Section
      title={group.label}
      note={note.filter(Boolean).join(' · ')}
      className='answers'
      extra={
        rest.length ? (
          <Button type='link' size='small' aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? '收起其余' : `看其余 ${rest.length} 项`}
          </Button>
        ) : null
      }
    >
      {[...attention, ...(open ? rest : [])].map((line) => (
        <Line key={line.key} line={line} photos={photos} corrections={about(line)} correcting={inspection.correcting} />
      ))}
    </Section>
  )
}

function correctionsAbout({ answer }: AnswerLine, corrections: readonly Correction[]): Correction[] {
  return corrections.filter(
    ({ change }) => change.kind === 'answer' && change.item === answer.item && change.thing.id === answer.thing.id,
  )
}

interface LineProps {
  line: AnswerLine
  photos: Photos
  corrections: readonly Correction[]
  correcting: InspectionDetail | undefined
}

function Line({ line, photos, corrections, correcting }: LineProps) {
  const { answer, finding } = line
  return (
    <article className='answer'>
      <header>
        <Chip tone={TONE[answer.result]}>{ANSWER_LABEL[answer.result]}</Chip>
        {finding ? <GradeChip grade={finding.grade} /> : null}
        <span>{line.reason ?? line.text}</span>
        <span className='muted'>
          {line.thing} <span className='code'>{answer.item}</span>
          {correcting ? <CorrectAnswer inspection={correcting} answer={answer} /> : null}
        </span>
      </header>
      <div className='answer-words'>
        {line.reason ? <p className='muted'>检查内容：{line.text}</p> : null}
        {finding ? (
          <p>
            {finding.fixedOnSite ? '当场改好' : `管控：${line.measure}`}
            {finding.deadlineOn ? `，期限 ${finding.deadlineOn}` : ''}
          </p>
        ) : null}
        {corrections.map((correction) => (
          <CorrectedLine key={correction.id} correction={correction} />
        ))}
      </div>
      <Pictures line={line} photos={photos} />
    </article>
  )
}

function Pictures({ line: { answer }, photos }: { line: AnswerLine; photos: Photos }) {
  const wanted: [string, string][] = [
    ...answer.photoIds.map((id): [string, string] => [id, '']),
    ...(answer.fixed
      ? ([
          [answer.fixed.beforePhotoId, '改前'],
          [answer.fixed.afterPhotoId, '改后'],
        ] as [string, string][])
      : []),
  ]
  const found = wanted.flatMap(([id, caption]) => {
    const photo = photos.get(id)
    return photo ? [{ ...photo, caption }] : []
  })
  return found.length ? <PhotoStrip photos={found} size={72} /> : null
}
