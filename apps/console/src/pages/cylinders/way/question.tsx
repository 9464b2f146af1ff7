import { shortStep } from '@app/domain'
import { Button, DatePicker, Modal } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useApi } from '../../../api/use-api'
import { fullMoment, momentWords } from '../../../format/time'
import { Ready } from '../../../ui/states'
import { keyOf, type Whereabouts, whereWords } from './way'

const FORMAT = 'YYYY-MM-DD HH:mm'
const SHOWN = 6
/** What is typed is the time in Tianjin, wherever the machine stands; the whole minute counts. */
const instantOf = (moment: dayjs.Dayjs): string =>
  new Date(`${moment.format('YYYY-MM-DDTHH:mm')}:59.999+08:00`).toISOString()

/** 那时在哪里？ Once as we know it today, once as it was known then. */
export function Question({ cylinderId }: { cylinderId: string }) {
  const [open, setOpen] = useState(false)
  const [moment, setMoment] = useState<dayjs.Dayjs | null>(null)
  return (
    <>
      <Button onClick={() => setOpen(true)}>那时在哪里？</Button>
      <Modal title='那时在哪里？' open={open} footer={null} width={640} onCancel={() => setOpen(false)}>
        <DatePicker
          showTime={{ format: 'HH:mm', defaultValue: dayjs('12:00', 'HH:mm') }}
          format={FORMAT}
          value={moment}
          onChange={setMoment}
          maxDate={dayjs()}
          placeholder='选日期和时间'
          aria-label='日期和时间'
          needConfirm={false}
        />
        {moment ? <Answers cylinderId={cylinderId} at={instantOf(moment)} /> : null}
      </Modal>
    </>
  )
}

function Answers({ cylinderId, at }: { cylinderId: string; at: string }) {
  const params = { id: cylinderId }
  const today = useApi('GET /api/v1/cylinders/:id/whereabouts', { params, query: { at } })
  const then = useApi('GET /api/v1/cylinders/:id/whereabouts', { params, query: { at, knownAt: at } })
  return (
    <div className='way-answers'>
      <Ready query={today} rows={3}>
        {(answer) => (
          <>
            <Answer title='按现在知道的' answer={answer} />
            <Ready query={then} rows={3}>
              {(known) => (
                <>
                  <Answer title='当时我们知道什么' answer={known} />
                  <Unknown today={answer} then={known} at={at} />
                </>
              )}
            </Ready>
          </>
        )}
      </Ready>
    </div>
  )
}

function Answer({ title, answer }: { title: string; answer: Whereabouts }) {
  const { since, filling, steps } = answer
  const [last] = steps
  return (
    <section>
      <h3>{title}</h3>
      <p className='way-answer'>{last ? whereWords(answer) : '没有任何记录'}</p>
      <p className='muted'>
        {since ? `自 ${momentWords(since)}` : null}
        {last ? `，依据：${momentWords(last.at)} ${shortStep(last)}（${last.by}）` : null}
      </p>
      {filling ? (
        <p className='muted'>
          瓶里的气：{momentWords(filling.at)} {filling.site}充装
        </p>
      ) : null}
    </section>
  )
}

/** What had happened by then and reached us later. */
function Unknown({ today, then, at }: { today: Whereabouts; then: Whereabouts; at: string }) {
  const known = new Set(then.steps.map(keyOf))
  const missed = today.steps.filter((step) => step.knownAt > at && !known.has(keyOf(step)))
  if (missed.length === 0) return <p className='muted'>到 {fullMoment(at).slice(0, 16)} 已发生的，当时都已知道。</p>
  return (
    <section>
      <h3>已经发生、当时还不知道的（最近 {Math.min(missed.length, SHOWN)} 步）</h3>
      <ul className='plain'>
        {missed.slice(0, SHOWN).map((step) => (
          <li key={keyOf(step)}>
            {momentWords(step.at)} {shortStep(step)} {step.to?.label} · 得知 {momentWords(step.knownAt)}
          </li>
        ))}
      </ul>
    </section>
  )
}
