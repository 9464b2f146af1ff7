import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Photo } from '@/components/Photo'
import { PhotoTaker } from '@/components/PhotoTaker'
import { Btn } from '@/components/parts'
import type { HeldPhoto } from '@/photos/held-photo'
import { answerOf, setAnswer } from '@/visit/answers'
import { type ItemProps, idOf } from './item'

/** The pictures of one answer: a new one, or one already taken on this visit. */
export function AnswerPhotos({ question, draft, change }: ItemProps) {
  const [choosing, setChoosing] = useState(false)
  const answer = answerOf(draft, question)
  const own = answer?.photoIds ?? []
  const isAsked = question.item.photo === 'always' || (question.item.photo === 'on_fail' && answer?.result === 'fail')
  if (!isAsked && !own.length) return null

  const toggle = (id: string) =>
    change(setAnswer(question, { photoIds: own.includes(id) ? own.filter((one) => one !== id) : [...own, id] }))
  const keep = (photo: HeldPhoto) =>
    change((before) => {
      const photoIds = [...(answerOf(before, question)?.photoIds ?? []), photo.id]
      return setAnswer(question, { photoIds })({ ...before, photos: [...before.photos, photo] })
    })

  return (
    <View>
      <View className='btns'>
        <PhotoTaker
          id={`photo-${idOf(question)}`}
          label={own.length ? '再拍一张' : '拍照'}
          photos={draft.photos.filter((photo) => own.includes(photo.id))}
          onTake={keep}
        />
        {draft.photos.length ? (
          <Btn id={`reuse-${idOf(question)}`} small kind='quiet' onTap={() => setChoosing(!choosing)}>
            {choosing ? '选好了' : '用已拍的'}
          </Btn>
        ) : null}
      </View>
      {choosing ? (
        <View>
          <Text className='muted'>点一下选上，再点一下去掉</Text>
          <View className='photos'>
            {draft.photos.map((photo) => (
              <Photo key={photo.id} photo={photo} on={own.includes(photo.id)} onTap={() => toggle(photo.id)} />
            ))}
          </View>
        </View>
      ) : null}
    </View>
  )
}
