import type { ResponseOf } from '@app/contract'
import { newId, PREMISES_STATUS_LABEL, PREMISES_TYPE_LABEL } from '@app/domain'
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { problemWords } from '../../api/problem'
import { useAct, useApi } from '../../api/use-api'
import { Facts, PageHead } from '../../ui/section'
import { NothingListed, Ready } from '../../ui/states'
import { MergeDialog } from './merge-dialog'
import type { PremisesRow } from './types'

type Pair = ResponseOf<'GET /api/v1/premises/duplicates'>['items'][number]

const ALIKE = { address: '地址相同（写法不同也算）', phone: '同一楼栋、同一电话' } as const

/** 疑似重复: both entries side by side; one stays, or they are two places after all. */
export function Component() {
  const query = useApi('GET /api/v1/premises/duplicates', { query: { limit: '50' } })
  return (
    <div className='page'>
      <PageHead
        list={{ to: '/premises', name: '用气场所' }}
        title='疑似重复'
        note={query.data ? `${query.data.total} 对` : null}
      />
      <Ready query={query} rows={10}>
        {({ items }) =>
          items.length ? (
            items.map((pair) => <PairCard key={`${pair.left.id}${pair.right.id}`} pair={pair} />)
          ) : (
            <NothingListed>没有疑似重复的场所。新登记的地址约一分钟后比对。</NothingListed>
          )
        }
      </Ready>
    </div>
  )
}

function PairCard({ pair: { left, right, alike } }: { pair: Pair }) {
  const { message } = App.useApp()
  const act = useAct('POST /api/v1/premises/:id/told-apart')
  const [asked, setAsked] = useState<{ kept: PremisesRow; merged: PremisesRow } | null>(null)
  const [actionId] = useState(newId)
  const apart = () =>
    act.mutateAsync({ params: { id: left.id }, body: { actionId, otherId: right.id } }).then(
      () => message.success('已确认是两处，不再提示'),
      (error: unknown) => message.error(problemWords(error)),
    )
  return (
    <section className='section'>
      <header className='section-head'>
        <h2>{left.label}</h2>
        <span className='section-note'>{ALIKE[alike]}</span>
        <div className='section-extra'>
          <Button onClick={() => void apart()} loading={act.isPending}>
            不是重复
          </Button>
        </div>
      </header>
      <div className='merge-sides'>
        <Side premises={left} keep={() => setAsked({ kept: left, merged: right })} />
        <Side premises={right} keep={() => setAsked({ kept: right, merged: left })} />
      </div>
      {asked ? <MergeDialog {...asked} onClose={() => setAsked(null)} /> : null}
    </section>
  )
}

function Side({ premises, keep }: { premises: PremisesRow; keep(): void }) {
  const { code, type, status, partyName, cylinders, openHazards, lastVisitOn, communityName } = premises
  return (
    <div className='merge-side'>
      <Facts
        columns={1}
        items={[
          [
            '编号',
            <Link key='code' to={`/premises/${premises.id}`} className='code'>
              {code}
            </Link>,
          ],
          ['种类', `${PREMISES_TYPE_LABEL[type]} · ${PREMISES_STATUS_LABEL[status]}`],
          ['社区', communityName],
          ['用户', partyName || '没有登记'],
          ['气瓶', `${cylinders} 只`],
          ['未办结隐患', openHazards ? `${openHazards} 条` : '无'],
          ['上次到访', lastVisitOn ?? '还没有'],
        ]}
      />
      <Button type='primary' ghost onClick={keep}>
        保留这一处
      </Button>
    </div>
  )
}
