import { SIGNER_KIND_LABEL, SIGNING_MODE_LABEL, SIGNING_REASONS, type SignerKind, type SigningMode } from '@app/domain'
import { Text, View } from '@tarojs/components'
import type { RefObject } from 'react'
import { Btn, Card, Choice, Field } from '@/components/parts'
import { type SignatureHandle, SignaturePad } from '@/components/SignaturePad'
import type { DraftSigning } from '@/visit/draft'
import type { StageProps } from './stages'

const KINDS = (Object.keys(SIGNER_KIND_LABEL) as SignerKind[]).map((value) => ({
  value,
  label: SIGNER_KIND_LABEL[value],
}))
const MODES = (Object.keys(SIGNING_MODE_LABEL) as SigningMode[]).map((value) => ({
  value,
  label: value === 'signed' ? '签字' : SIGNING_MODE_LABEL[value],
}))

interface HouseholdPartProps extends Pick<StageProps, 'draft' | 'change'> {
  pad: RefObject<SignatureHandle>
}

/** The one who signs says who he is; 拒签 and 无法签字 are valid with a reason and a witness. */
export function HouseholdPart({ draft, change, pad }: HouseholdPartProps) {
  const { signing } = draft
  const set = (part: Partial<DraftSigning>) =>
    change((before) => ({ ...before, signing: { ...before.signing, ...part } }))
  return (
    <Card title='住户确认'>
      <Text className='plain'>在场的是谁</Text>
      <Choice id='signer' options={KINDS} value={signing.kind} onPick={(kind) => set({ kind })} />
      <Text className='plain'>怎么确认</Text>
      <Choice id='mode' options={MODES} value={signing.mode} onPick={(mode) => set({ mode, reason: null })} />
      {signing.mode === 'signed' ? (
        <View>
          <SignaturePad id='sign-household' ref={pad} />
          <Btn small kind='quiet' onTap={() => pad.current?.clear()}>
            重签
          </Btn>
        </View>
      ) : null}
      {signing.mode === 'refused' || signing.mode === 'unable' ? (
        <View>
          <Choice
            id='signing-reason'
            column
            options={SIGNING_REASONS[signing.mode].map(({ code, label }) => ({ value: code, label }))}
            value={signing.reason}
            onPick={(reason) => set({ reason })}
          />
          <Field id='witness' label='见证人姓名' value={signing.witness} onChange={(witness) => set({ witness })} />
        </View>
      ) : null}
    </Card>
  )
}
