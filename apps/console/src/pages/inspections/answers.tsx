import { ANSWER_LABEL, type AnswerResult, type Checklist } from '@app/domain'
import { Button } from 'antd'
import { useState } from 'react'
import { type Photo, PhotoStrip } from '../../ui/photos'
import { Section } from '../../ui/section'
import { Chip, GradeChip } from '../../ui/tags'
import { type AnswerGroup, type AnswerLine, groupAnswers } from './answer-groups'
import type { InspectionDetail } from './types'

const TONE: Record<AnswerResult, 'red' | 'amber' | 'green' | 'grey'> = {
  fail: 'red',
  unable: 'amber',
  pass: 'green',
  na: 'grey',
}

export function Answers({ inspection, checklist }: { inspection: InspectionDetail; checklist: Checklist }) {
  const photos = new Map(inspection.photos.map((photo) => [photo.id, photo]))
  return groupAnswers(inspection.content, checklist).map((group) => (
    <Group key={group.category} group={group} photos={photos} />
  ))
}

type Photos = ReadonlyMap<string, Photo>

/** What failed or could not be seen is always in sight; the rest unfolds. */
function Group({ group, photos }: { group: AnswerGroup; photos: Photos }) {
  const [open, setOpen] = useState(false)
  const attention = group.lines.filter(({ answer }) => answer.result === 'fail' || answer.result === 'unable')
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
        <Line key={line.key} line={line} photos={photos} />
      ))}
    </Section>
  )
}

function Line({ line, photos }: { line: AnswerLine; photos: Photos }) {
  const { answer, finding } = line
  return (
    <article className='answer'>
      <header>
        <Chip tone={TONE[answer.result]}>{ANSWER_LABEL[answer.result]}</Chip>
        {finding ? <GradeChip grade={finding.grade} /> : null}
        <span>{line.reason ?? line.text}</span>
        <span className='muted'>
          {line.thing} <span className='code'>{answer.item}</span>
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
