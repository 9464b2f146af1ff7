import { RECALL_PLACE_LABEL } from '@app/domain'
import { useParams } from 'react-router'
import { useAccount } from '../../api/session'
import { useAct, useApi } from '../../api/use-api'
import { fullMoment } from '../../format/time'
import { mayRecall } from '../../shell/menu'
import { ActionForm } from '../../ui/action-form'
import { TextField } from '../../ui/fields'
import { Facts, PageHead, Section } from '../../ui/section'
import { Nothing, Ready } from '../../ui/states'
import { Chip } from '../../ui/tags'
import { ProgressBar } from './progress-bar'
import { RecallItems } from './recall-items'
import type { RecallDetail } from './types'

const SOON_MS = 2000

/** Only while its cylinders are being looked up; afterwards the live feed tells. */
const soon = (recall?: RecallDetail) => (recall?.state === 'collecting' ? SOON_MS : false)

export function Component() {
  const { id = '' } = useParams()
  const query = useApi('GET /api/v1/recalls/:id', { params: { id } }, { again: soon })
  return (
    <div className='page'>
      <Ready query={query} rows={14}>
        {(recall) => <Detail recall={recall} />}
      </Ready>
    </div>
  )
}

function Detail({ recall }: { recall: RecallDetail }) {
  const { role } = useAccount()
  const { state, stateLabel, title, reasonLabel, total, done, openedAt, closedAt, streets, companies, places } = recall
  return (
    <>
      <PageHead
        list={{ to: '/recalls', name: '召回' }}
        title={title}
        note={<Chip tone={state === 'closed' ? 'grey' : 'red'}>{stateLabel}</Chip>}
        extra={mayRecall(role) && state === 'open' ? <Close recall={recall} /> : null}
      />
      <Section title='进度' note={state === 'collecting' ? '正在查找气瓶，马上就好' : undefined}>
        <ProgressBar done={done} total={total} />
        <Facts
          columns={3}
          items={[
            ['原因', reasonLabel],
            ['发起', fullMoment(openedAt)],
            ['结束', closedAt ? fullMoment(closedAt) : '还没有结束'],
          ]}
        />
      </Section>
      <div className='recall-groups'>
        <Groups title='按街道' none='不在街道内' groups={streets} />
        <Groups title='由谁收回' none='不知道哪家' groups={companies} />
        <Groups
          title='在哪里'
          none=''
          groups={places.map((place) => ({ ...place, name: RECALL_PLACE_LABEL[place.code] }))}
        />
      </div>
      <RecallItems recall={recall} />
    </>
  )
}

function Groups({ title, none, groups }: { title: string; none: string; groups: RecallDetail['streets'] }) {
  return (
    <Section title={title}>
      {groups.length === 0 ? <Nothing>还没有</Nothing> : null}
      <ul className='rows'>
        {groups.map(({ code, name, total, done }) => (
          <li key={code ?? 'none'}>
            <span>{name ?? none}</span>
            <span className='rows-end'>
              {done < total ? <b>还有 {total - done} 只</b> : <Chip tone='green'>全部办结</Chip>}{' '}
              <span className='muted'>共 {total}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Close({ recall: { id, total, done } }: { recall: RecallDetail }) {
  const act = useAct('POST /api/v1/recalls/:id/close')
  const left = total - done
  return (
    <ActionForm<{ note?: string }>
      label='结束召回'
      title={left > 0 ? `还有 ${left} 只瓶没有着落，仍要结束？` : '全部办结，结束召回'}
      button={left > 0 ? {} : { type: 'primary' }}
      done='召回已结束'
      draft={`recall.close/${id}`}
      submit={({ note }, actionId) =>
        act.mutateAsync({ params: { id }, body: { actionId, note: note?.trim() || null } })
      }
    >
      <TextField name='note' label={left > 0 ? '找不到的原因' : '说明（可不填）'} required={left > 0} />
    </ActionForm>
  )
}
