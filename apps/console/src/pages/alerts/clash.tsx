import type { ResponseOf } from '@app/contract'
import { Link } from 'react-router'
import { useAccount } from '../../api/session'
import { useAct, useApi } from '../../api/use-api'
import { fullMoment } from '../../format/time'
import { ActionForm } from '../../ui/action-form'
import { TextField } from '../../ui/fields'
import { Section } from '../../ui/section'
import { Ready } from '../../ui/states'
import type { AlertDetail } from './types'

type Clashing = ResponseOf<'GET /api/v1/alerts/:id/clash'>
type ClashFact = Clashing['facts'][number]

const READERS: readonly string[] = ['community', 'street', 'office', 'duty', 'auditor']

/** 溯源异常: the two facts that do not go together, side by side, and what can be done about it. */
export function Clash({ alert }: { alert: AlertDetail }) {
  const { role } = useAccount()
  const reads = READERS.includes(role)
  const query = useApi('GET /api/v1/alerts/:id/clash', { params: { id: alert.id } }, { enabled: reads })
  if (!reads) return null
  return (
    <Section title='互相矛盾的两条记录' note='先电话核对，再定是套码还是误读'>
      <Ready query={query} rows={4}>
        {(clash) => <Both alert={alert} clash={clash} />}
      </Ready>
    </Section>
  )
}

function Both({ alert, clash }: { alert: AlertDetail; clash: Clashing }) {
  if (clash.facts.length === 0) return <p className='muted'>这条告警不是由两条记录比对出来的。</p>
  const may = (action: Clashing['actions'][number]) => clash.actions.includes(action)
  return (
    <>
      <div className='clash'>
        {clash.facts.map((fact, n) => (
          <Card key={fact.factId} fact={fact} name={n === 0 ? '先发生' : '后发生'}>
            {may('misread') && fact.mayBeMisread ? <Misread alert={alert} fact={fact} /> : null}
          </Card>
        ))}
      </div>
      {may('confirm_twin') ? <ConfirmTwin alert={alert} /> : null}
    </>
  )
}

function Card({ fact, name, children }: { fact: ClashFact; name: string; children: React.ReactNode }) {
  return (
    <article className='clash-fact'>
      <header>
        <span className='muted'>{name}</span>
        <b>{fact.kindLabel}</b>
      </header>
      <dl>
        <dt>发生</dt>
        <dd className='clash-moment'>{fullMoment(fact.occurredAt)}</dd>
        <dt>得知</dt>
        <dd>{fullMoment(fact.knownAt)}</dd>
        <dt>地点</dt>
        <dd>
          <Way fact={fact} />
        </dd>
        <dt>谁报的</dt>
        <dd>{fact.companyName ?? '网格员或住户扫码'}</dd>
      </dl>
      {children}
    </article>
  )
}

function Way({ fact: { from, to, premisesId } }: { fact: ClashFact }) {
  const words = [from, to].filter((place) => place !== null).join(' → ') || '没有报地点'
  return premisesId ? <Link to={`/premises/${premisesId}`}>{words}</Link> : words
}

interface Note {
  note: string
}

function Misread({ alert, fact }: { alert: AlertDetail; fact: ClashFact }) {
  const act = useAct('POST /api/v1/alerts/:id/misread')
  return (
    <ActionForm<Note>
      label='这条是误读'
      title={`误读：${fact.kindLabel} ${fullMoment(fact.occurredAt)}`}
      submitText='标为误读'
      draft={`alert.misread/${fact.factId}`}
      done='已标为误读，原记录保留；系统马上重新比对'
      submit={({ note }, actionId) =>
        act.mutateAsync({ params: { id: alert.id }, body: { actionId, factId: fact.factId, note } })
      }
    >
      <TextField name='note' label='怎么核实的' required placeholder='例如：电话问过配送员，标签磨损，瓶号看错一位' />
    </ActionForm>
  )
}

function ConfirmTwin({ alert }: { alert: AlertDetail }) {
  const act = useAct('POST /api/v1/alerts/:id/confirm-twin')
  return (
    <div className='clash-confirm'>
      <ActionForm<Note>
        label='确认套码，两只瓶都收回'
        title='确认套码'
        button={{ type: 'primary', danger: true }}
        submitText='确认套码'
        draft={`alert.confirm_twin/${alert.id}`}
        done='已确认套码。瓶在用户处的，已给网格员派出“套码瓶待收回”'
        submit={({ note }, actionId) => act.mutateAsync({ params: { id: alert.id }, body: { actionId, note } })}
      >
        <TextField
          name='note'
          label='怎么核实的'
          required
          placeholder='例如：两只瓶钢印不同，照片已核；两家企业都确认瓶在手上'
        />
      </ActionForm>
      <span className='muted'>两只瓶所在的用户都会派给网格员；告警保留到旧码停用或报废。造假线索请用下方“移交”。</span>
    </div>
  )
}
