import type { ResponseOf } from '@app/contract'
import { SITE_KIND_LABEL } from '@app/domain'
import { Link } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { mayReadHoldings } from '../../shell/menu'
import { Section } from '../../ui/section'
import { Nothing, Ready } from '../../ui/states'
import { Chip } from '../../ui/tags'

type Held = ResponseOf<'GET /api/v1/companies/:id/holdings'>

/** 流转: what it holds now, what it reported lately, what of it cannot be, whether its software is heard. */
export function HoldingsSection({ companyId }: { companyId: string }) {
  const { role } = useAccount()
  const enabled = mayReadHoldings(role)
  const query = useApi('GET /api/v1/companies/:id/holdings', { params: { id: companyId } }, { enabled })
  if (!enabled) return null
  return (
    <Section title='气瓶流转' note='按各企业上报'>
      <Ready query={query} rows={6}>
        {(held) => (
          <>
            <Reported held={held} />
            <Holders held={held} />
            <Stages held={held} />
            <Flagged held={held} />
          </>
        )}
      </Ready>
    </Section>
  )
}

function Reported({ held: { reported, software } }: { held: Held }) {
  const counts = [
    ['充装', reported.fillings],
    ['配送', reported.deliveries],
    ['回收', reported.collections],
  ] as const
  return (
    <p className='holding-numbers'>
      <span>近30天上报：</span>
      {counts.map(([name, count]) => (
        <span key={name}>
          {name} <b>{count}</b> 次
        </span>
      ))}
      <Software software={software} />
    </p>
  )
}

function Software({ software }: { software: Held['software'] }) {
  if (!software) return <Chip tone='amber'>没有接口密钥：不上报，或用表格上报</Chip>
  const heard = software.lastHeardAt ? `最近上报 ${momentWords(software.lastHeardAt)}` : '还没有上报过'
  return software.isSilent ? (
    <Chip tone='red'>接口静默：{heard}，请电话联系企业</Chip>
  ) : (
    <Chip tone='green'>接口正常：{heard}</Chip>
  )
}

function Holders({ held: { sites, vehicles, couriers } }: { held: Held }) {
  const [onVehicles, withCouriers] = [sum(vehicles), sum(couriers)]
  return (
    <>
      <h3 className='holding-title'>现在在它手上</h3>
      <ul className='rows'>
        {sites.map(({ id, code, name, kind, bottles, others }) => (
          <li key={id}>
            <b>{name}</b>
            <Chip>{SITE_KIND_LABEL[kind]}</Chip>
            <span className='code muted'>{code}</span>
            <span className='rows-end'>
              {others > 0 ? <span className='is-amber'>其中非自有瓶 {others} 只</span> : null}
              <b>{bottles}</b> 只
            </span>
          </li>
        ))}
        <Moving name='车辆' all={vehicles} bottles={onVehicles} />
        <Moving name='配送员' all={couriers} bottles={withCouriers} />
      </ul>
    </>
  )
}

const sum = (held: readonly { bottles: number }[]): number => held.reduce((all, { bottles }) => all + bottles, 0)

function Moving({ name, all, bottles }: { name: string; all: Held['vehicles']; bottles: number }) {
  const each = all.map((one) => `${one.code} ${one.bottles} 只`)
  return (
    <li>
      <b>{name}</b>
      <span className='muted'>{each.join('，') || '没有瓶在途'}</span>
      <span className='rows-end'>
        <b>{bottles}</b> 只
      </span>
    </li>
  )
}

function Stages({ held: { stages, untold } }: { held: Held }) {
  const known = stages.filter(({ bottles }) => bottles > 0)
  return (
    <>
      <h3 className='holding-title'>自有瓶现在在哪一环</h3>
      <p className='holding-numbers'>
        {known.map(({ stage, label, bottles }) => (
          <span key={stage}>
            {label} <b>{bottles}</b>
          </span>
        ))}
        {untold > 0 ? (
          <span className='muted'>
            没有任何上报 <b>{untold}</b>
          </span>
        ) : null}
      </p>
    </>
  )
}

function Flagged({ held: { flagged } }: { held: Held }) {
  const { total, items } = flagged
  return (
    <>
      <h3 className='holding-title'>
        流转不合常理 {total > 0 ? <span className='is-red'>{total} 只</span> : null}
        {total > items.length ? <span className='muted'>，最近 {items.length} 只</span> : null}
      </h3>
      {total === 0 ? <Nothing>没有</Nothing> : null}
      <ul className='rows'>
        {items.map(({ id, code, since, words }) => (
          <li key={id}>
            <Link to={`/cylinders/${id}`} className='code'>
              {code}
            </Link>
            <span>{words.join('；')}</span>
            <span className='rows-end muted'>{momentWords(since)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
