import type { ResponseOf } from '@app/contract'
import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { useApi } from '../../api/use-api'
import { Ready } from '../../ui/states'
import { Paper } from './paper'

type Appointment = ResponseOf<'GET /api/v1/appointments/:id'>
type Form = ResponseOf<'GET /api/v1/report-form'>

/** The end of a number; its middle is a date. */
const LETTERS = 8

/**
 * The slip left at a door. Folded, outside it says nothing; inside neither a day nor that nobody was in: whoever pulls it
 * out of the door must not learn when the flat is empty. The day stands on the household's phone.
 */
export function Component() {
  const { id = '' } = useParams()
  return (
    <Paper>
      <Body id={id} />
    </Paper>
  )
}

function Body({ id }: { id: string }) {
  const query = useApi('GET /api/v1/appointments/:id', { params: { id } })
  const form = useApi('GET /api/v1/report-form', {})
  return (
    <Ready query={query} rows={12}>
      {(appointment) => (
        <Ready query={form} rows={12}>
          {(known) => <Sheet appointment={appointment} form={known} />}
        </Ready>
      )}
    </Ready>
  )
}

function Sheet({ appointment, form }: { appointment: Appointment; form: Form }) {
  const picture = useQr(`${window.location.origin}/m/`)
  return (
    <article className='paper-fold'>
      <section className='paper-inside'>
        <h1>请您选个时间</h1>
        <p>
          安全生产网格员想给您家做一次<b>免费</b>的用气安全检查，看看气瓶、软管、灶具。
        </p>
        <p>用微信扫一扫，登录后就能看到约的时间，不合适可以自己改。</p>
        {picture ? <img src={picture} alt='打开平安液化气' width={180} height={180} /> : null}
        <p>
          也可以打 <b>{form.dutyPhone}</b>，报编号 <b>{appointment.number.slice(-LETTERS)}</b>
        </p>
        <p>
          <b>{form.promise}。</b>来人会亮证，扫一扫就知道真假。
        </p>
      </section>
      <div className='paper-crease'>沿此线折起</div>
      <section className='paper-outside'>
        <p>平安液化气 · 请拆开看</p>
      </section>
    </article>
  )
}

function useQr(text: string): string {
  const [address, setAddress] = useState('')
  useEffect(() => {
    void import('qrcode').then(({ toDataURL }) => toDataURL(text, { margin: 1, width: 360 })).then(setAddress)
  }, [text])
  return address
}
