import { CATEGORY_LABEL } from '@app/domain'
import { Image, Text, View } from '@tarojs/components'
import { useMemo } from 'react'
import { Btn, Card, Notice } from '@/components/parts'
import { pngAddress } from '@/qr/png'
import { qrCode } from '@/qr/qr-code'
import { sure } from '@/routes'
import type { DraftJoint, VisitDraft } from '@/visit/draft'
import { allCategories, handOver, leadJoint, leaveJoint, myCategories, offerOf } from '@/visit/joint'
import type { StageProps } from './stages'

type Props = Pick<StageProps, 'draft' | 'change'>

/** 联合检查: one phone is 主责, others scan it and do their share; no network is needed to join. */
export function JointPart({ draft, change }: Props) {
  const { joint } = draft
  if (!joint) {
    return (
      <Btn id='lead-joint' small kind='quiet' onTap={() => change(leadJoint)}>
        和同事一起查（联合检查，我主责）
      </Btn>
    )
  }
  return joint.lead ? (
    <Leading draft={draft} joint={joint} change={change} />
  ) : (
    <Joined draft={draft} joint={joint} change={change} />
  )
}

interface JointProps extends Props {
  joint: DraftJoint
}

function Leading({ draft, joint, change }: JointProps) {
  async function leave() {
    if (await sure('改回一个人查：分出去的几类要自己查。')) change(leaveJoint)
  }
  return (
    <Card id='joint' title='联合检查 · 我主责'>
      <Text className='plain'>点一下，哪几类由同事查：</Text>
      <Categories draft={draft} joint={joint} change={change} offered={allCategories(draft)} />
      {joint.handed.length ? <Offer draft={draft} joint={joint} /> : null}
      <Text className='muted'>各查各签各负责。同事没传上来之前，记录里显示“等同事”，不算你的错。</Text>
      <Btn id='leave-joint' small kind='quiet' onTap={() => void leave()}>
        还是我一个人查
      </Btn>
    </Card>
  )
}

function Offer({ draft, joint }: { draft: VisitDraft; joint: DraftJoint }) {
  const text = offerOf(draft, joint)
  const picture = useMemo(() => pngAddress(qrCode(text)), [text])
  return (
    <View className='badge__head'>
      <Text className='plain'>请同事在“扫码”里扫这个码，没有网络也行</Text>
      <Image id='joint-offer' className='badge__code' src={picture} mode='aspectFit' />
      <Text id='joint-code' className='badge__words'>
        {joint.code}
      </Text>
      <Text className='muted'>扫不了？同事打开这一户，在“到访”里输入这 6 位码</Text>
    </View>
  )
}

function Joined({ draft, joint, change }: JointProps) {
  const mine = myCategories(draft)
  return (
    <Card id='joint' title='联合检查 · 我查一部分' aside={joint.code}>
      <Notice>
        {mine.length ? `我查：${mine.map((one) => CATEGORY_LABEL[one]).join('、')}` : '先点选我查哪几类，和主责说好'}
      </Notice>
      {joint.chooses ? <Categories draft={draft} joint={joint} change={change} offered={allCategories(draft)} /> : null}
      <Text className='muted'>核瓶、上次问题由主责来；我只签我查的。码要和主责手机上的一样。</Text>
    </Card>
  )
}

function Categories({ joint, change, offered }: JointProps & { offered: readonly (keyof typeof CATEGORY_LABEL)[] }) {
  return (
    <View className='choices'>
      {offered.map((category) => (
        <View
          key={category}
          id={`hand-${category}`}
          className={`choice choice--plain ${joint.handed.includes(category) ? 'choice--on' : ''}`}
          onClick={() => change(handOver(category))}
        >
          {CATEGORY_LABEL[category]}
        </View>
      ))}
    </View>
  )
}
