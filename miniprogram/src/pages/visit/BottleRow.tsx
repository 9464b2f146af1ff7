import {
  BOTTLE_PRESENCE_LABEL,
  BOTTLE_USE_LABEL,
  type BottlePresence,
  type BottleUse,
  CYLINDER_MODELS,
} from '@app/domain'
import { Text } from '@tarojs/components'
import { PhotoTaker } from '@/components/PhotoTaker'
import { Btn, Card, Choice, Tag } from '@/components/parts'
import type { HeldPhoto } from '@/photos/held-photo'
import { changeBottle, removeBottle, setPresence, setUse } from '@/visit/bottles'
import type { DraftBottle } from '@/visit/draft'
import type { StageProps } from './stages'

const labelled = <V extends string>(labels: Record<V, string>) =>
  (Object.keys(labels) as V[]).map((value) => ({ value, label: labels[value] }))

const PRESENCES = labelled<BottlePresence>(BOTTLE_PRESENCE_LABEL)
const USES = labelled<BottleUse>(BOTTLE_USE_LABEL)
const SIZES = CYLINDER_MODELS.map(({ model, usualName }) => ({ value: model, label: usualName }))

interface BottleRowProps extends Pick<StageProps, 'draft' | 'change'> {
  bottle: DraftBottle
}

export function BottleRow({ bottle, draft, change }: BottleRowProps) {
  const id = bottle.cylinderId
  const isExpected = draft.premises.bottles.some((expected) => expected.id === id)
  const state = draft.premises.bottles.find((expected) => expected.id === id)?.state
  return (
    <Card id={`bottle-${id}`} title={bottle.code} aside={isExpected ? bottle.dates?.model : <Tag>现场加入</Tag>}>
      {state && state.colour !== 'green' ? (
        <Tag tone={state.colour}>
          {state.colour === 'red' ? '✕ ' : '! '}
          {state.reasons[0]}
        </Tag>
      ) : null}
      {isExpected ? (
        <Choice
          id={`presence-${id}`}
          options={PRESENCES}
          value={bottle.presence}
          onPick={(presence) => change(setPresence(id, presence))}
        />
      ) : null}
      {bottle.presence === 'present' ? (
        <Choice id={`use-${id}`} options={USES} value={bottle.use} onPick={(use) => change(setUse(id, use))} />
      ) : null}
      {bottle.presence === 'missing' ? <Text className='muted'>会向权属气站核实这只瓶的去向。</Text> : null}
      {bottle.registered ? null : <UnknownBottle bottle={bottle} draft={draft} change={change} />}
      {isExpected ? null : (
        <Btn small kind='quiet' onTap={() => change(removeBottle(id))}>
          扫错了，去掉这只
        </Btn>
      )}
    </Card>
  )
}

function UnknownBottle({ bottle, draft, change }: BottleRowProps) {
  const id = bottle.cylinderId
  const stamp = draft.photos.find((photo) => photo.id === bottle.stampPhotoId)
  const keep = (photo: HeldPhoto) =>
    change((before) => changeBottle(id, { stampPhotoId: photo.id })({ ...before, photos: [...before.photos, photo] }))
  function size(model: string) {
    const known = CYLINDER_MODELS.find((entry) => entry.model === model)
    if (!known) return
    const dates = { model, madeOn: null, nextTestOn: null, lastTestOn: null, designLifeYears: null }
    change(changeBottle(id, { chargeGrams: known.nominalGrams, dates }))
  }
  return (
    <>
      <Tag tone='amber'>! 未登记瓶</Tag>
      <Text className='plain'>这只瓶多大</Text>
      <Choice id={`size-${id}`} options={SIZES} value={bottle.dates?.model} onPick={size} />
      <PhotoTaker
        id={`stamp-${id}`}
        label={stamp ? '重拍钢印' : '拍钢印'}
        photos={stamp ? [stamp] : []}
        onTake={keep}
      />
    </>
  )
}
