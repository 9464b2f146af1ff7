import { Drawer } from 'antd'
import { Link, useParams } from 'react-router'
import { useApi } from '../../api/use-api'
import { fullMoment } from '../../format/time'
import { Due } from '../../ui/due'
import { History } from '../../ui/history'
import { PhotoStrip } from '../../ui/photos'
import { Facts, Section } from '../../ui/section'
import { Nothing, Ready } from '../../ui/states'
import { Chip } from '../../ui/tags'
import { useOpen } from '../../ui/use-open'
import { Contact } from './contact'
import { ReportActions } from './report-actions'
import { type ReportDetail, reportTone } from './types'

export function Component() {
  const { id = '' } = useParams()
  const { close } = useOpen('/reports')
  const query = useApi('GET /api/v1/reports/:id', { params: { id } })
  return (
    <Drawer
      open
      onClose={close}
      size='min(760px, 100vw)'
      title={query.data ? `线索 ${query.data.number}` : '线索'}
      footer={query.data ? <ReportActions key={query.data.id} report={query.data} /> : null}
      className='detail-drawer'
    >
      <Ready query={query} rows={12}>
        {(report) => <Detail report={report} />}
      </Ready>
    </Drawer>
  )
}

function Detail({ report }: { report: ReportDetail }) {
  return (
    <>
      <h2 className='detail-title'>{report.categoryLabel}</h2>
      <p className='chips detail-chips'>
        <Chip>{report.sourceLabel}</Chip>
        <Chip tone={reportTone(report.status)}>{report.statusLabel}</Chip>
        {report.overdue ? <Chip tone='red'>已过答复期限</Chip> : null}
        {report.outcome ? <Chip tone='green'>{report.outcome}</Chip> : null}
      </p>
      <Facts
        items={[
          ['在哪里', report.where],
          ['管辖', report.areaName],
          ['收到', fullMoment(report.receivedAt)],
          ['答复期限', <Due key='due' on={report.dueOn} done={report.status === 'closed'} />],
          ['谁去核实', report.assignee ?? '未派'],
          ['联系方式', <Contact key='contact' report={report} />],
          [
            '建成场所',
            report.premisesId ? (
              <Link key='place' to={`/premises/${report.premisesId}`}>
                看场所
              </Link>
            ) : null,
          ],
          [
            '建成气瓶',
            report.cylinderId ? (
              <Link key='bottle' to={`/cylinders/${report.cylinderId}`}>
                看气瓶
              </Link>
            ) : null,
          ],
        ]}
      />
      {report.source === 'public' ? (
        <p className='muted'>系统没有记录举报人是谁、从哪里发来。办理时不打听，也不对被举报的人提起。</p>
      ) : null}
      <Section title='反映的情况'>
        {report.text ? <p className='prose'>{report.text}</p> : <Nothing>没有写别的</Nothing>}
        {report.photoViews.length ? <PhotoStrip photos={report.photoViews} size={132} /> : null}
      </Section>
      <Section title='给举报人的答复'>
        {report.answer ? <p className='prose'>{report.answer}</p> : <Nothing>还没有答复</Nothing>}
      </Section>
      <Section title='全过程'>
        <History entries={report.history} here={report.id} />
      </Section>
    </>
  )
}
