import type { ResponseOf } from '@app/contract'
import { dateWords } from '@app/domain'
import { useParams } from 'react-router'
import { useApi } from '../../api/use-api'
import { Ready } from '../../ui/states'
import { Paper } from './paper'

type Slip = ResponseOf<'GET /api/v1/inspections/:id/slip'>

/** 安全隐患告知单 with its 明白纸: inspectors inform; only enforcement orders (责令), so nothing here sounds like an order. */
export function Component() {
  const { id = '' } = useParams()
  return (
    <Paper>
      <Body id={id} />
    </Paper>
  )
}

function Body({ id }: { id: string }) {
  const query = useApi('GET /api/v1/inspections/:id/slip', { params: { id } })
  return (
    <Ready query={query} rows={20}>
      {(slip) => <Sheet slip={slip} />}
    </Ready>
  )
}

function Sheet({ slip }: { slip: Slip }) {
  return (
    <article>
      <h1>{slip.toPutRight.length ? '安全隐患告知单' : '安全检查结果'}</h1>
      <p className='paper-meta'>
        编号 {slip.number}　{slip.placeLabel}　{dateWords(slip.on)}　检查人 {slip.inspectorName}
      </p>
      <h2 className='paper-headline'>{slip.headline}</h2>
      {slip.toPutRight.map(({ finding, until, leaflet }, index) => (
        <section key={`${finding}-${leaflet.who}`} className='paper-finding'>
          <h3>
            {index + 1}. {leaflet.title}
            <span>{until}</span>
          </h3>
          <p>
            {leaflet.title === finding ? '' : `${finding}。`}
            {leaflet.why}
          </p>
          <ol>
            {leaflet.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {leaflet.never ? <p className='paper-never'>✕ {leaflet.never}</p> : null}
          <p className='paper-who'>{leaflet.who}</p>
        </section>
      ))}
      {slip.fixedOnSite.length ? <p>当场已改好：{slip.fixedOnSite.join('、')}</p> : null}
      {slip.fine.length ? <p>没问题的：{slip.fine.join('、')}</p> : null}
      {slip.notChecked.length ? <p>这次没看到、下次先看：{slip.notChecked.join('；')}</p> : null}
      <footer>
        <p>
          <b>{slip.promise}。</b>
        </p>
        <p>
          气站 {slip.emergencyPhone}　有疑问 {slip.dutyPhone}　闻到气味：关阀、开窗、人离开，到室外打 119
        </p>
        <p className='paper-sign'>住户签收：________________　　日期：____________</p>
      </footer>
    </article>
  )
}
