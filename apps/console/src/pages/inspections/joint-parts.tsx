import { CATEGORY_LABEL } from '@app/domain'
import { Alert } from 'antd'
import { fullMoment } from '../../format/time'
import { Picture } from '../../ui/picture'
import { Section } from '../../ui/section'
import { Chip } from '../../ui/tags'
import type { InspectionDetail, Joint } from './types'

const words = (categories: Joint['awaited']): string => categories.map((one) => CATEGORY_LABEL[one]).join('、')

/** 联合检查: who did what and signed it, and what is still on somebody's phone. */
export function JointParts({ inspection: { joint } }: { inspection: InspectionDetail }) {
  if (!joint) return null
  return (
    <Section title='联合检查' note={`${joint.parts.length} 人已交 · 各查各签各负责`}>
      {joint.leadArrived ? null : (
        <Alert type='warning' showIcon={false} title='主责的部分还没有传上来，核瓶和到访日期以主责的为准' />
      )}
      {joint.awaited.length && joint.leadArrived ? (
        <Alert
          type='warning'
          showIcon={false}
          title={`还没有人交：${words(joint.awaited)}。同事的手机联网后会自动补上，不用重查`}
        />
      ) : null}
      {joint.parts.map((part) => (
        <Part key={part.id} part={part} />
      ))}
    </Section>
  )
}

function Part({ part }: { part: Joint['parts'][number] }) {
  return (
    <article className='correction'>
      <header className='chips'>
        <b>{part.inspectorName}</b>
        {part.lead ? <Chip tone='accent'>主责</Chip> : null}
        <span>{part.categories.length ? `查 ${words(part.categories)}` : '核瓶'}</span>
        <span className='muted'>
          {fullMoment(part.finishedAt)}，收到 {fullMoment(part.receivedAt)}
        </span>
      </header>
      <div className='signatures'>
        {part.signatures.map((signature) => (
          <figure key={signature.image.id}>
            <Picture photo={signature.image}>
              {(address) => <img src={address} alt={signature.by === 'household' ? '用户签字' : '检查人签字'} />}
            </Picture>
            <figcaption>
              {signature.by === 'household' ? '用户' : part.inspectorName}
              {signature.matches ? <Chip tone='green'>✓ 一致</Chip> : <Chip tone='red'>✕ 不一致</Chip>}
            </figcaption>
          </figure>
        ))}
      </div>
      <p className='hash'>
        本部分校验值 {part.contentHash} · 事实 #{part.factSeq}
      </p>
    </article>
  )
}
