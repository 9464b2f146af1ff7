import { CATEGORY_LABEL, type Category, type ItemToAnswer } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { PhotoTaker } from '@/components/PhotoTaker'
import { Btn, Card } from '@/components/parts'
import { toTop } from '@/routes'
import { answerOf, type CategoryProgress, gapOf, passAll, progress, sharePhoto } from '@/visit/answers'
import { byThing } from '@/visit/things'
import { ItemRow } from './ItemRow'
import { JointPart } from './JointPart'
import type { StageProps } from './stages'

export function CheckStage({ draft, change, go }: StageProps) {
  const categories = progress(draft)
  const [picked, setPicked] = useState<Category | undefined>(() => firstOpen(categories))
  const open = (category: Category) => {
    setPicked(category)
    toTop()
  }
  const shown = categories.find((one) => one.category === picked) ?? categories[0]
  const done = categories.filter((one) => one.done === one.questions.length).length
  if (!shown) return <JointPart draft={draft} change={change} />
  const next = categories[categories.indexOf(shown) + 1]
  return (
    <View>
      <JointPart draft={draft} change={change} />
      <Text id='check-progress' className='muted'>
        已查完 {done}/{categories.length} 类
      </Text>
      <View className='tabs'>
        {categories.map(({ category, questions, done: answered }) => (
          <View
            key={category}
            id={`category-${category}`}
            className={tabLook(category === shown.category, answered === questions.length)}
            onClick={() => open(category)}
          >
            {CATEGORY_LABEL[category]} {answered === questions.length ? '✓' : `${answered}/${questions.length}`}
          </View>
        ))}
      </View>
      {byThing(draft, shown.questions).map(({ name, thing, asked }) => (
        <ThingCard key={thing.id} name={name} asked={asked} draft={draft} change={change} />
      ))}
      <Btn id='pass-all' onTap={() => change(passAll(shown.questions))}>
        “{CATEGORY_LABEL[shown.category]}”已逐项看过，其余全部合格
      </Btn>
      <Btn id='next-category' kind='primary' onTap={() => (next ? open(next.category) : go('result'))}>
        {next ? `下一类：${CATEGORY_LABEL[next.category]}` : '下一步：给住户看结果'}
      </Btn>
    </View>
  )
}

const firstOpen = (categories: readonly CategoryProgress[]) =>
  categories.find((one) => one.done < one.questions.length)?.category

function tabLook(isShown: boolean, isDone: boolean): string {
  return `tabs__one ${isShown ? 'tabs__one--on' : ''} ${isDone ? 'tabs__one--done' : ''}`
}

interface ThingCardProps extends Pick<StageProps, 'draft' | 'change'> {
  name: string
  asked: ItemToAnswer[]
}

function ThingCard({ name, asked, draft, change }: ThingCardProps) {
  const wanting = asked.filter((question) => {
    const answer = answerOf(draft, question)
    return question.item.photo === 'always' && !answer?.photoIds.length && !answer?.fixed
  })
  const open = asked.filter((question) => gapOf(question, answerOf(draft, question))).length
  return (
    <Card title={name} aside={open ? `还差 ${open} 项` : '✓'}>
      {wanting.length ? (
        <PhotoTaker
          id={`share-${asked[0].thing.id}`}
          label={`拍一张，作这 ${wanting.length} 项的照片`}
          photos={[]}
          onTake={(photo) =>
            change((before) => sharePhoto(wanting, photo.id)({ ...before, photos: [...before.photos, photo] }))
          }
        />
      ) : null}
      {asked.map((question) => (
        <ItemRow key={question.item.code} question={question} draft={draft} change={change} />
      ))}
    </Card>
  )
}
