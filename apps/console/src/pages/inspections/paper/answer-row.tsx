import { ANSWER_LABEL, type AnswerResult, currentChecklist, type ItemToAnswer, type PremisesType } from '@app/domain'
import { Radio, Select } from 'antd'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Given } from './paper-values'
import { PutRight } from './put-right'

interface AnswerRowProps {
  question: ItemToAnswer
  /** Which bottle, which stove; empty for the place. */
  name: string
  given: Given | undefined
  premisesType: PremisesType
  sheetPhotoIds: readonly string[]
  /** Chosen by its code: its reason is asked at once. */
  wanted: boolean
  set(given: Given): void
  /** The rest is fine, go on. */
  enter(): void
}

/** In the order of the digits that choose them. */
const RESULTS: readonly AnswerResult[] = ['pass', 'fail', 'unable', 'na']

/** Digits answer, arrows walk, Enter goes on: a hand stays on the keyboard, the eyes on the sheet. */
export function AnswerRow(props: AnswerRowProps) {
  const { name, given, wanted, set, enter } = props
  const { item } = props.question
  const row = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (wanted) row.current?.scrollIntoView({ block: 'nearest' })
  }, [wanted])
  const answer = (result: AnswerResult) => {
    if (result === 'na' && !item.mayNotApply) return
    set({ result, reason: given?.result === result ? given.reason : null })
  }
  function onKeyDown(event: KeyboardEvent<HTMLFieldSetElement>) {
    if (event.target !== event.currentTarget) return
    const result = RESULTS[Number(event.key) - 1]
    if (result) answer(result)
    else if (event.key === 'Enter') enter()
    else if (event.key === 'ArrowDown') focusBeside(event.currentTarget.nextElementSibling)
    else if (event.key === 'ArrowUp') focusBeside(event.currentTarget.previousElementSibling)
    else return
    event.preventDefault()
  }
  const asksReason = given?.result === 'fail' || given?.result === 'unable'
  return (
    <fieldset
      ref={row}
      className={`paper-answer ${given?.result === 'fail' ? 'is-failed' : ''}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the row itself takes the digits
      tabIndex={0}
      aria-label={`${item.code} ${item.text} ${name}`}
      onKeyDown={onKeyDown}
    >
      <span className='code'>{item.code}</span>
      <span>
        {item.text} {name ? <span className='muted'>{name}</span> : null}
      </span>
      <Radio.Group
        size='small'
        optionType='button'
        value={given?.result ?? null}
        options={choices(item.mayNotApply ?? false)}
        onChange={({ target }) => answer(target.value as AnswerResult)}
      />
      {asksReason ? (
        <Select
          key={given.result}
          autoFocus
          defaultOpen={given.reason === null}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={`${item.code} 原因`}
          placeholder={given.result === 'fail' ? '选不合格的原因' : '选看不到的原因'}
          value={given.reason}
          options={reasons(item, given.result)}
          onChange={(reason: string) => {
            set({ result: given.result, reason })
            row.current?.focus()
          }}
          status={given.reason === null ? 'error' : undefined}
          className='paper-reason'
        />
      ) : null}
      {given?.result === 'fail' && given.reason !== null ? <PutRight {...props} given={given} /> : null}
    </fieldset>
  )
}

function focusBeside(next: Element | null): void {
  if (next instanceof HTMLElement) next.focus()
}

const choices = (mayNotApply: boolean) =>
  RESULTS.filter((result) => result !== 'na' || mayNotApply).map((value) => ({ value, label: ANSWER_LABEL[value] }))

function reasons(item: ItemToAnswer['item'], result: AnswerResult): { value: string; label: string }[] {
  if (result === 'fail') return item.reasons.map(({ code, wording }) => ({ value: code, label: wording }))
  return currentChecklist().unableReasons.map(({ code, label }) => ({ value: code, label }))
}
