import { CATEGORY_LABEL, type Category, type ItemToAnswer, type PremisesType } from '@app/domain'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { AnswerRow } from './answer-row'
import { type Given, keyOf } from './paper-values'

interface AnswersInputProps {
  value?: Record<string, Given>
  onChange?: (value: Record<string, Given>) => void
  questions: readonly ItemToAnswer[]
  premisesType: PremisesType
  /** Of the sheet, and those that came with it. */
  sheetPhotoIds: readonly string[]
  nameOf: (question: ItemToAnswer) => string
}

interface Group {
  category: Category
  asked: ItemToAnswer[]
}

const PASS: Given = { result: 'pass', reason: null }

const isWhole = (given: Given | undefined): boolean =>
  given !== undefined && (given.reason !== null || given.result === 'pass' || given.result === 'na')

/** One category after the other: what failed is typed, Enter passes the rest and goes on. */
export function AnswersInput({
  value = {},
  onChange,
  questions,
  premisesType,
  sheetPhotoIds,
  nameOf,
}: AnswersInputProps) {
  const groups = grouped(questions)
  const [open, setOpen] = useState<Category | null>(null)
  const [wanted, setWanted] = useState<string | null>(null)
  const set = (key: string, given: Given) => onChange?.({ ...value, [key]: given })

  function show(category: Category | null) {
    setWanted(null)
    setOpen(category)
  }

  function passRest({ category, asked }: Group) {
    const rest = asked.map(keyOf).filter((key) => !value[key])
    onChange?.({ ...value, ...Object.fromEntries(rest.map((key) => [key, PASS])) })
    show(nextOpen(groups, category, value))
  }

  function fail(key: string) {
    const question = questions.find((one) => keyOf(one) === key)
    if (!question) return
    set(key, { result: 'fail', reason: value[key]?.result === 'fail' ? value[key].reason : null })
    setOpen(question.item.category)
    setWanted(key)
  }

  return (
    <div className='paper-answers'>
      <Select
        aria-label='快速录入不合格项'
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        placeholder='快速录入不合格项：输入编号（如 H02）或文字，回车'
        options={questions.map((one) => ({
          value: keyOf(one),
          label: `${one.item.code} ${one.item.text} ${nameOf(one)}`,
        }))}
        onSelect={(key) => fail(key ?? '')}
        style={{ width: '100%' }}
      />
      {groups.map((group) => (
        <section key={group.category} className='paper-category'>
          <CategoryHead
            group={group}
            value={value}
            isOpen={open === group.category}
            toggle={() => show(open === group.category ? null : group.category)}
          />
          {open === group.category ? (
            <>
              {group.asked.map((question) => (
                <AnswerRow
                  key={keyOf(question)}
                  question={question}
                  name={nameOf(question)}
                  given={value[keyOf(question)]}
                  premisesType={premisesType}
                  sheetPhotoIds={sheetPhotoIds}
                  wanted={wanted === keyOf(question)}
                  set={(given) => set(keyOf(question), given)}
                  enter={() => passRest(group)}
                />
              ))}
              <Button
                key={wanted ?? 'rest'}
                type='primary'
                ghost
                autoFocus={wanted === null}
                onClick={() => passRest(group)}
              >
                “{CATEGORY_LABEL[group.category]}”其余全部合格，下一类（回车）
              </Button>
            </>
          ) : null}
        </section>
      ))}
    </div>
  )
}

/** The next one with something left to answer; after the last comes the first. */
function nextOpen(groups: readonly Group[], after: Category, value: Record<string, Given>): Category | null {
  const at = groups.findIndex(({ category }) => category === after)
  const others = [...groups.slice(at + 1), ...groups.slice(0, at)]
  return others.find(({ asked }) => !asked.every((one) => isWhole(value[keyOf(one)])))?.category ?? null
}

function CategoryHead({
  group: { category, asked },
  value,
  isOpen,
  toggle,
}: {
  group: Group
  value: Record<string, Given>
  isOpen: boolean
  toggle(): void
}) {
  const given = asked.map((question) => value[keyOf(question)])
  const done = given.filter(isWhole).length
  const failed = given.filter((one) => one?.result === 'fail').length
  return (
    <button type='button' className='paper-category-head' aria-expanded={isOpen} onClick={toggle}>
      <b>{CATEGORY_LABEL[category]}</b>
      <span className={done === asked.length ? 'is-done' : 'muted'}>
        {done === asked.length ? '✓ ' : ''}
        {done}/{asked.length}
      </span>
      {failed ? <span className='is-red'>{failed} 项不合格</span> : null}
    </button>
  )
}

function grouped(questions: readonly ItemToAnswer[]): Group[] {
  const categories = [...new Set(questions.map(({ item }) => item.category))]
  return categories.map((category) => ({
    category,
    asked: questions.filter(({ item }) => item.category === category),
  }))
}
