import {
  checklistByVersion,
  currentChecklist,
  dateWords,
  findingWords,
  SIGNER_KIND_LABEL,
  SIGNING_MODE_LABEL,
  VISIT_KIND_LABEL,
  VISIT_OUTCOME_LABEL,
} from '@app/domain'
import { Alert, Button, Image } from 'antd'
import { Link, useParams } from 'react-router'
import { useAct, useApi } from '../../../api/use-api'
import { fullMoment } from '../../../format/time'
import { ActionForm } from '../../../ui/action-form'
import { TextField } from '../../../ui/fields'
import { Picture } from '../../../ui/picture'
import { Facts, PageHead, Section } from '../../../ui/section'
import { Nothing, Ready } from '../../../ui/states'
import { GradeChip } from '../../../ui/tags'
import { Answers } from '../answers'
import { Bottles } from '../bottles'
import { RecordWords } from '../record-reveal'
import { PaperStatusChip } from './paper-list-page'
import type { PaperDetail } from './types'

/** 审核: the sheet beside what was typed from it. */
export function Component() {
  const { id = '' } = useParams()
  const query = useApi('GET /api/v1/paper-visits/:id', { params: { id } })
  return (
    <div className='page'>
      <Ready query={query} rows={14}>
        {(paper) => <Detail paper={paper} />}
      </Ready>
    </div>
  )
}

function Detail({ paper }: { paper: PaperDetail }) {
  return (
    <>
      <PageHead
        list={{ to: '/paper-visits', name: '补录' }}
        title={`纸质单 ${paper.sheetNo}`}
        note={<PaperStatusChip status={paper.status} />}
        extra={<Actions paper={paper} />}
      />
      <State paper={paper} />
      <div className='paper-grid'>
        <aside>
          <Section title='纸质单' note='对着照片逐项看'>
            <div className='paper-sheet'>
              {paper.photos.map((photo, index) => (
                <Picture key={photo.id} photo={photo}>
                  {(address) => <Image src={address} alt={`纸质单 ${index + 1}`} width='100%' />}
                </Picture>
              ))}
            </div>
          </Section>
        </aside>
        <div>
          <Head paper={paper} />
          <Follows paper={paper} />
          {paper.content.answers.length ? (
            <Answers
              inspection={{ content: paper.content, photos: [], corrections: [] }}
              checklist={checklistByVersion(paper.content.checklistVersion) ?? currentChecklist()}
            />
          ) : null}
          {paper.outcome === 'completed' ? <Bottles content={paper.content} /> : null}
        </div>
      </div>
    </>
  )
}

function State({ paper }: { paper: PaperDetail }) {
  if (paper.status === 'approved') {
    return (
      <Alert
        type='success'
        showIcon={false}
        title={`${paper.decidedByName ?? ''} 于 ${fullMoment(paper.decidedAt)} 审核通过，已计入检查记录`}
        action={
          <Link to={`/inspections/${paper.id}`}>
            <Button size='small'>看检查记录</Button>
          </Link>
        }
        style={{ marginBottom: 12 }}
      />
    )
  }
  if (paper.status === 'returned') {
    return (
      <Alert
        type='error'
        showIcon={false}
        title={`${paper.decidedByName ?? ''} 于 ${fullMoment(paper.decidedAt)} 退回：${paper.reason ?? ''}`}
        style={{ marginBottom: 12 }}
      />
    )
  }
  const words = paper.may.decide
    ? '请对照片核对日期、单号、签字和不合格项，再通过或退回'
    : '等街道另一位同事审核；通过前不产生隐患和告警'
  return <Alert type='info' showIcon={false} title={words} style={{ marginBottom: 12 }} />
}

function Head({ paper }: { paper: PaperDetail }) {
  const { signing } = paper.content
  const isRecord = paper.status === 'approved'
  return (
    <Section title='单头'>
      <Facts
        items={[
          [
            '用气场所',
            <Link key='place' to={`/premises/${paper.premisesId}`}>
              {paper.areaName} · {paper.premisesLabel}
            </Link>,
          ],
          ['到访日期', dateWords(paper.visitedOn)],
          ['检查人', `${paper.inspectorName}${paper.inspectorSigned ? '（纸上已签字）' : ''}`],
          ['录入', `${paper.enteredByName}，${fullMoment(paper.enteredAt)}`],
          ['类型', VISIT_KIND_LABEL[paper.kind]],
          ['结果', VISIT_OUTCOME_LABEL[paper.outcome]],
          ['用户签字', signing ? `${SIGNER_KIND_LABEL[signing.kind]} · ${SIGNING_MODE_LABEL[signing.mode]}` : null],
          ['见证人', <RecordWords key='witness' record={paper} field='witness' closed={!isRecord} />],
          ['下次约定', paper.content.nextVisitOn],
          ['备注', <RecordWords key='note' record={paper} field='note' closed={!isRecord} />],
        ]}
      />
      {paper.sameNumber ? (
        <p className='is-amber'>另有 {paper.sameNumber} 份补录用了同一个单号，请核对是否重复录入</p>
      ) : null}
    </Section>
  )
}

/** What approving does, before it is done. */
function Follows({ paper }: { paper: PaperDetail }) {
  const { findings, checklistVersion } = paper.content
  const checklist = checklistByVersion(checklistVersion) ?? currentChecklist()
  return (
    <Section title={paper.status === 'approved' ? '产生的隐患' : '通过后产生的隐患'}>
      {findings.length ? (
        <ul className='rows'>
          {findings.map((finding) => {
            const { title, deadline } = findingWords(finding, checklist)
            return (
              <li key={`${finding.item}/${finding.thing.id}`}>
                <GradeChip grade={finding.grade} />
                <span>{title}</span>
                <span className='muted'>{deadline}</span>
              </li>
            )
          })}
        </ul>
      ) : (
        <Nothing>没有</Nothing>
      )}
    </Section>
  )
}

function Actions({ paper }: { paper: PaperDetail }) {
  const act = useAct('POST /api/v1/paper-visits/:id/decide')
  const decide = (approve: boolean, actionId: string, reason: string | null) =>
    act.mutateAsync({ params: { id: paper.id }, body: { actionId, version: paper.version, approve, reason } })
  return (
    <>
      {paper.may.resend ? (
        <Link to={`/paper-visits/${paper.id}/edit`}>
          <Button type='primary'>改正后再送审</Button>
        </Link>
      ) : null}
      {paper.may.decide ? (
        <>
          <ActionForm<{ reason: string }>
            label='退回'
            title='退回补录'
            done='已退回，录入的人会看到原因'
            draft={`paper.return/${paper.id}/${paper.version}`}
            submit={({ reason }, actionId) => decide(false, actionId, reason)}
          >
            <TextField name='reason' label='退回原因' required placeholder='哪一处与照片不一致，要改成什么' />
          </ActionForm>
          <ActionForm<object>
            label='通过'
            title='审核通过'
            submitText='与照片一致，通过'
            button={{ type: 'primary' }}
            done='已通过，计入检查记录'
            draft={`paper.approve/${paper.id}`}
            submit={(_, actionId) => decide(true, actionId, null)}
          >
            <p>
              到访日期 {dateWords(paper.visitedOn)}，得知日期为今天。
              {paper.content.findings.length
                ? `将产生 ${paper.content.findings.length} 条隐患，按到访日期起算期限。`
                : ''}
            </p>
          </ActionForm>
        </>
      ) : null}
    </>
  )
}
