import { SIGNER_KIND_LABEL, SIGNING_MODE_LABEL } from '@app/domain'
import { Picture } from '../../ui/picture'
import { Section } from '../../ui/section'
import { Chip } from '../../ui/tags'
import { RecordWords } from './record-reveal'
import type { InspectionDetail } from './types'

const BY_LABEL: Record<string, string> = { inspector: '检查人签字', household: '用户签字' }

/** Both drawn signatures with the mark whether each was given to exactly this content. */
export function Signatures({ inspection }: { inspection: InspectionDetail }) {
  const { signing } = inspection.content
  return (
    <Section
      title='签字'
      note={signing ? `${SIGNER_KIND_LABEL[signing.kind]} · ${SIGNING_MODE_LABEL[signing.mode]}` : null}
    >
      <div className='signatures'>
        {inspection.signatures.map((signature) => (
          <figure key={signature.image.id}>
            <Picture photo={signature.image}>
              {(address) => <img src={address} alt={BY_LABEL[signature.by] ?? signature.by} />}
            </Picture>
            <figcaption>
              {BY_LABEL[signature.by] ?? signature.by}
              {signature.matches ? (
                <Chip tone='green'>✓ 签字与内容一致</Chip>
              ) : (
                <Chip tone='red'>✕ 签字与内容不一致</Chip>
              )}
            </figcaption>
          </figure>
        ))}
      </div>
      {signing && signing.mode !== 'signed' ? (
        <p className='muted'>
          用户{SIGNING_MODE_LABEL[signing.mode]}
          {inspection.texts.some(({ path }) => path === 'signing.witness') ? (
            <>
              ，见证人 <RecordWords record={inspection} field='witness' />
            </>
          ) : null}
        </p>
      ) : null}
      <p className='hash'>
        内容校验值 {inspection.contentHash} · 事实 #{inspection.factSeq}
      </p>
    </Section>
  )
}
