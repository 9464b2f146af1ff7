import {
  ANSWER_LABEL,
  COMPANY_ROLE_LABEL,
  COMPANY_SIGNER_LABEL,
  findItem,
  hazardTitle,
  supervisionByVersion,
} from '@app/domain'
import { Link, useParams } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { fullMoment } from '../../format/time'
import { type Photo, PhotoStrip } from '../../ui/photos'
import { Picture } from '../../ui/picture'
import { Facts, PageHead, Section } from '../../ui/section'
import { Nothing, Ready } from '../../ui/states'
import { Chip, GradeChip } from '../../ui/tags'
import type { VisitDetail } from './types'
import { foundWords } from './visits-section'

export function Component() {
  const { id = '' } = useParams()
  const query = useApi('GET /api/v1/company-visits/:id', { params: { id } })
  return (
    <div className='page'>
      <Ready query={query} rows={14}>
        {(visit) => <Detail visit={visit} />}
      </Ready>
    </div>
  )
}

function Detail({ visit }: { visit: VisitDetail }) {
  const own = useAccount().role === 'company'
  const { content } = visit
  const said = (path: string) => visit.texts.find((text) => text.path === path)?.text
  return (
    <>
      <PageHead
        list={{ to: own ? '/company' : `/companies/${visit.companyId}`, name: visit.companyName }}
        title={`监督检查 ${visit.number}`}
        note={<Chip tone={visit.outcome === 'completed' ? 'green' : 'amber'}>{visit.outcomeLabel}</Chip>}
      />
      <div className='detail-grid'>
        <div>
          <Found visit={visit} />
          {content.answers.length ? <Answers visit={visit} /> : null}
          <Section title='照片' note={visit.photos.length ? `${visit.photos.length} 张` : null}>
            {visit.photos.length ? <PhotoStrip photos={visit.photos} /> : <Nothing>没有照片</Nothing>}
          </Section>
        </div>
        <aside>
          <Section title='检查'>
            <Facts
              columns={1}
              items={[
                ['检查人', visit.inspectorName],
                ['时间', `${fullMoment(content.startedAt)} 至 ${fullMoment(visit.finishedAt)}`],
                ['收到', fullMoment(visit.receivedAt)],
                ['按哪类企业', content.roles.map((role) => COMPANY_ROLE_LABEL[role]).join('、')],
                ['检查表', content.checklistVersion],
                ['说明', said('note')],
              ]}
            />
          </Section>
          <Signatures visit={visit} person={said('signing.person')} witness={said('signing.witness')} />
        </aside>
      </div>
    </>
  )
}

function Found({ visit }: { visit: VisitDetail }) {
  return (
    <Section title='检查结果' note={foundWords(visit)}>
      {visit.content.findings.length ? (
        <ul className='rows'>
          {visit.content.findings.map(({ item, reason, grade, deadlineOn }) => {
            const hazard = visit.hazards.find((one) => one.item === item)
            const title = hazardTitle(item, reason)
            return (
              <li key={item}>
                <GradeChip grade={grade} />
                {hazard?.major ? <Chip tone='solid'>重大隐患</Chip> : null}
                {hazard ? <Link to={`/hazards/${hazard.id}`}>{title}</Link> : <span>{title}（已在整改）</span>}
                <span className='rows-end muted'>{deadlineOn ? `${deadlineOn} 前改好` : ''}</span>
              </li>
            )
          })}
        </ul>
      ) : (
        <Nothing>{visit.outcome === 'completed' ? '未发现隐患' : '没有进行检查'}</Nothing>
      )}
    </Section>
  )
}

const TONE = { pass: 'green', fail: 'red', na: 'grey' } as const

/** What did not pass comes first. */
function Answers({ visit }: { visit: VisitDetail }) {
  const { answers, checklistVersion } = visit.content
  const checklist = supervisionByVersion(checklistVersion)
  const rank = { fail: 0, na: 1, pass: 2 }
  const sorted = [...answers].sort((a, b) => rank[a.result] - rank[b.result])
  return (
    <Section title='逐项结果' note={`${answers.length} 项`}>
      <ul className='rows'>
        {sorted.map(({ item, result }) => (
          <li key={item}>
            <Chip tone={TONE[result]}>{result === 'na' ? '不涉及' : ANSWER_LABEL[result]}</Chip>
            <span className='code'>{item}</span>
            <span>{checklist ? findItem(checklist, item)?.text : item}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Signatures({ visit, person, witness }: { visit: VisitDetail; person?: string; witness?: string }) {
  const { signing } = visit.content
  const { officer, company } = visit.signatures
  if (!signing) return null
  return (
    <Section
      title='签字'
      note={`${COMPANY_SIGNER_LABEL[signing.signer]} ${person ?? ''}${signing.mode === 'refused' ? ' 拒签' : ''}`}
    >
      <div className='signatures'>
        {officer ? <Signature photo={officer} caption='检查人' /> : null}
        {company ? <Signature photo={company} caption='企业' /> : null}
      </div>
      {witness ? <p className='muted'>见证人 {witness}</p> : null}
      <p className='hash'>内容校验值 {visit.contentHash}</p>
    </Section>
  )
}

const Signature = ({ photo, caption }: { photo: Photo; caption: string }) => (
  <figure>
    <Picture photo={photo}>{(address) => <img src={address} alt={`${caption}签字`} />}</Picture>
    <figcaption>{caption}签字</figcaption>
  </figure>
)
