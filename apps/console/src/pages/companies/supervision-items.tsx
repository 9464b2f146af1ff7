import { CATEGORY_LABEL, type Category, type SupervisionItem } from '@app/domain'
import { Button, Form, type FormInstance, Radio } from 'antd'
import { PhotoField } from '../../ui/photo-field'
import { Section } from '../../ui/section'
import { Chip, Unverified } from '../../ui/tags'
import { type ItemAnswer, itemsOf, type SupervisionValues } from './supervision-values'

const SECTION_TITLE: Partial<Record<Category, string>> = {
  management: '许可与制度',
  gas: '气源',
  cylinder: '气瓶',
  place: '站场与车辆',
}

/** In the office first, then through the gate. */
const ORDER: readonly Category[] = ['management', 'gas', 'cylinder', 'place']

const anchorOf = (code: string): string => `item-${code}`
export const scrollToItem = (code: string | undefined): void =>
  document.getElementById(anchorOf(code ?? ''))?.scrollIntoView({ behavior: 'smooth', block: 'center' })

interface Props {
  form: FormInstance<SupervisionValues>
  kept(): void
}

/** Every item of the kinds of company that were chosen, by category, with what is still to be looked at. */
export function ItemList({ form, kept }: Props) {
  const roles = Form.useWatch('roles', form) ?? []
  const answers = Form.useWatch('answers', { form, preserve: true }) ?? {}
  const items = itemsOf({ roles })
  const seen = items.filter(({ code }) => answers[code]?.result)
  const failed = items.filter(({ code }) => answers[code]?.result === 'fail')
  const categories = ORDER.filter((category) => items.some((item) => item.category === category))

  /** 已逐项看过: only what was not answered yet, and what needs no photo. */
  function passRest(category: Category) {
    const rest = items.filter(
      (item) => item.category === category && item.photo !== 'always' && !answers[item.code]?.result,
    )
    const passed = Object.fromEntries(rest.map(({ code }) => [code, { result: 'pass' as const }]))
    form.setFieldsValue({ answers: { ...answers, ...passed } } as Parameters<typeof form.setFieldsValue>[0])
    kept()
  }

  return (
    <>
      <p className='supervision-progress' aria-live='polite'>
        已查 <b>{seen.length}</b> / {items.length} 项 · 不合格{' '}
        <b className={failed.length ? 'is-red' : ''}>{failed.length}</b>
      </p>
      {categories.map((category) => (
        <Section
          key={category}
          title={SECTION_TITLE[category] ?? CATEGORY_LABEL[category]}
          extra={
            <Button size='small' onClick={() => passRest(category)}>
              其余已逐项看过，合格
            </Button>
          }
        >
          {items
            .filter((item) => item.category === category)
            .map((item) => (
              <Item key={item.code} item={item} answer={answers[item.code]} />
            ))}
        </Section>
      ))}
    </>
  )
}

const RESULTS = [
  { value: 'pass', label: '合格' },
  { value: 'fail', label: '不合格' },
  { value: 'na', label: '不涉及' },
]

function Item({ item, answer }: { item: SupervisionItem; answer: ItemAnswer | undefined }) {
  const { code, text, howTo, basis, unverified, photo, reasons } = item
  const fails = answer?.result === 'fail'
  const wantsPhoto = fails ? photo !== 'none' : answer?.result === 'pass' && photo === 'always'
  const options = reasons.map((reason) => ({
    value: reason.code,
    label: (
      <>
        {reason.wording} {reason.major ? <Chip tone='solid'>重大隐患</Chip> : null}
      </>
    ),
  }))
  return (
    <article id={anchorOf(code)} className={`supervision-item ${fails ? 'is-failed' : ''}`}>
      <header>
        <span className='code'>{code}</span>
        <div>
          <b>{text}</b>
          <p className='muted' title={`依据：${basis}`}>
            {howTo} {unverified ? <Unverified /> : null}
          </p>
        </div>
        <Form.Item name={['answers', code, 'result']} noStyle>
          <Radio.Group options={RESULTS} optionType='button' buttonStyle='solid' aria-label={text} />
        </Form.Item>
      </header>
      {fails ? (
        <Form.Item name={['answers', code, 'reason']} label='哪里不合格'>
          <Radio.Group options={options} />
        </Form.Item>
      ) : null}
      {wantsPhoto || answer?.photoIds?.length ? <PhotoField name={['answers', code, 'photoIds']} label='照片' /> : null}
    </article>
  )
}
