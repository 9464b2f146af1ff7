import { dateWords } from '@app/domain'
import { Link } from 'react-router'
import { fullMoment } from '../../format/time'
import { Facts, Section } from '../../ui/section'
import { Signatures } from './signatures'
import type { InspectionDetail } from './types'

/** Who stands for the record: both signatures, or the sheet with who typed it in and who approved it. */
export function Origin({ inspection }: { inspection: InspectionDetail }) {
  const { paper, joint } = inspection
  if (joint) return null
  if (!paper) return <Signatures inspection={inspection} />
  return (
    <Section title='纸质单' note='补录，不计入对检查人的评价'>
      <Facts
        columns={1}
        items={[
          [
            '单号',
            <Link key='sheet' to={`/paper-visits/${inspection.id}`}>
              {paper.sheetNo}（看照片）
            </Link>,
          ],
          ['到访', dateWords(paper.visitedOn)],
          ['录入', `${paper.enteredByName}，${fullMoment(paper.enteredAt)}`],
          ['审核', `${paper.approvedByName}，${fullMoment(paper.approvedAt)}`],
        ]}
      />
      <p className='hash'>
        内容校验值 {inspection.contentHash} · 事实 #{inspection.factSeq}
      </p>
    </Section>
  )
}
