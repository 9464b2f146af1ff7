import {
  checklistByVersion,
  currentChecklist,
  dateWords,
  findItem,
  VISIT_KIND_LABEL,
  VISIT_OUTCOME_LABEL,
} from '@app/domain'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import { useApi } from '../../api/use-api'
import { fullMoment } from '../../format/time'
import { PhotoStrip } from '../../ui/photos'
import { Facts, PageHead, Section } from '../../ui/section'
import { Nothing, Ready } from '../../ui/states'
import { Chip, GradeChip } from '../../ui/tags'
import { Answers } from './answers'
import { Bottles } from './bottles'
import { CorrectHead } from './correct-head'
import { Corrections } from './corrections'
import { JointParts } from './joint-parts'
import { Origin } from './origin'
import { RecordWords, useRecordPictures } from './record-reveal'
import type { InspectionDetail } from './types'

export function Component() {
  const { id = '' } = useParams()
  const query = useApi('GET /api/v1/inspections/:id', { params: { id } })
  return (
    <div className='page'>
      <Ready query={query} rows={14}>
        {(inspection) => <Detail inspection={inspection} />}
      </Ready>
    </div>
  )
}

function Detail({ inspection: asRead }: { inspection: InspectionDetail }) {
  const { record: inspection, button } = useRecordPictures(asRead)
  const { content } = inspection
  return (
    <>
      <PageHead
        list={{ to: '/inspections', name: '入户检查' }}
        title={inspection.number}
        note={
          <span className='chips'>
            <Chip>{VISIT_KIND_LABEL[inspection.kind]}</Chip>
            <Chip tone={inspection.outcome === 'completed' ? 'green' : 'amber'}>
              {VISIT_OUTCOME_LABEL[inspection.outcome]}
            </Chip>
            {inspection.paper ? <Chip tone='amber'>补录</Chip> : null}
          </span>
        }
        extra={
          <>
            {button}
            <Link to={`/print/inspections/${inspection.id}`} target='_blank'>
              <Button>打印告知单</Button>
            </Link>
            {inspection.mayCorrect ? <CorrectHead inspection={inspection} /> : null}
          </>
        }
      />
      <div className='detail-grid'>
        <div>
          <Corrections inspection={inspection} />
          <Found inspection={inspection} />
          <JointParts inspection={inspection} />
          <Leak leak={content.leak} />
          <AllAnswers inspection={inspection} />
          <PlacePhotos inspection={inspection} />
        </div>
        <aside>
          <Section title='到访'>
            <Facts
              columns={1}
              items={[
                [
                  '用气场所',
                  <Link key='place' to={`/premises/${inspection.premisesId}`}>
                    {inspection.areaName} · {inspection.premisesLabel}
                  </Link>,
                ],
                ['检查人', inspection.inspectorName],
                ...timesOf(inspection),
                ['检查表', content.checklistVersion],
                ['下次约定', content.nextVisitOn],
                ['备注', <RecordWords key='note' record={inspection} field='note' />],
              ]}
            />
          </Section>
          <Bottles content={content} />
          <Origin inspection={inspection} />
        </aside>
      </div>
    </>
  )
}

/** A sheet states the day alone. */
function timesOf({ paper, content, receivedAt }: InspectionDetail): [string, string][] {
  if (paper) return [['到访日期', dateWords(paper.visitedOn)]]
  return [
    ['开始', fullMoment(content.startedAt)],
    ['结束', fullMoment(content.finishedAt)],
    ['收到', fullMoment(receivedAt)],
  ]
}

/** Of a joint visit: who had that category answers for what he found. */
function finderOf({ joint, content }: InspectionDetail, item: string): string {
  const checklist = checklistByVersion(content.checklistVersion) ?? currentChecklist()
  const category = findItem(checklist, item)?.category
  const part = joint?.parts.find(({ categories }) => category && categories.includes(category))
  return part ? `${part.inspectorName}查出` : ''
}

function Found({ inspection }: { inspection: InspectionDetail }) {
  return (
    <Section title='发现的隐患' note={inspection.hazards.length ? `${inspection.hazards.length} 条` : null}>
      {inspection.hazards.length ? (
        <ul className='rows'>
          {inspection.hazards.map(({ id, item, grade, title, status }) => (
            <li key={id}>
              <GradeChip grade={grade} />
              <Link to={`/hazards/${id}`}>{title}</Link>
              <span className='muted'>{finderOf(inspection, item)}</span>
              {status === 'closed' ? <span className='muted'>已办结</span> : null}
            </li>
          ))}
        </ul>
      ) : (
        <Nothing>这次没有发现隐患</Nothing>
      )}
    </Section>
  )
}

function Leak({ leak }: { leak: InspectionDetail['content']['leak'] }) {
  if (!leak) return null
  const said = (done: boolean) => (done ? '是' : '否')
  return (
    <Section title='险情' className='section-alarm'>
      <Facts
        items={[
          ['已关阀', said(leak.valveClosed)],
          ['已开窗', said(leak.ventilated)],
          ['人员已离开', said(leak.everyoneOut)],
          ['报警时间', fullMoment(leak.calledAt)],
        ]}
      />
    </Section>
  )
}

function AllAnswers({ inspection }: { inspection: InspectionDetail }) {
  const checklist = checklistByVersion(inspection.content.checklistVersion) ?? currentChecklist()
  if (!inspection.content.answers.length) {
    return (
      <Section title='检查项'>
        <Nothing>这次到访没有逐项检查（{VISIT_OUTCOME_LABEL[inspection.outcome]}）</Nothing>
      </Section>
    )
  }
  const correcting = inspection.mayCorrect ? inspection : undefined
  return <Answers inspection={{ ...inspection, correcting }} checklist={checklist} />
}

function PlacePhotos({ inspection }: { inspection: InspectionDetail }) {
  const ids = new Set(inspection.content.photoIds)
  const photos = inspection.photos.filter(({ id }) => ids.has(id))
  if (!photos.length) return null
  return (
    <Section title='现场照片'>
      <PhotoStrip photos={photos} />
    </Section>
  )
}
