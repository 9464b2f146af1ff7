import type { InputOf } from '@app/contract'
import { RECALL_PLACE_LABEL } from '@app/domain'
import type { TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { useAccount } from '../../api/session'
import { useAct, useApi } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { mayShowEvidence } from '../../shell/menu'
import { ActionForm } from '../../ui/action-form'
import { TextField } from '../../ui/fields'
import { AreaChoice, Choice, FilterBar, optionsOf } from '../../ui/filters'
import { useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PhotoField } from '../../ui/photo-field'
import { PhotoStrip } from '../../ui/photos'
import { Section } from '../../ui/section'
import { Chip } from '../../ui/tags'
import { TwoLines } from '../../ui/two-lines'
import type { RecallDetail, RecallItem } from './types'

type Query = NonNullable<InputOf<'GET /api/v1/recalls/:id/items'>['query']>

const columns = (mayShow: (item: RecallItem) => boolean, isCompany: boolean): TableColumnsType<RecallItem> => [
  {
    key: 'code',
    title: '瓶号',
    width: 170,
    render: (_, { cylinderId, code, late }) => (
      <>
        <Link to={`/cylinders/${cylinderId}`} className='code'>
          {code}
        </Link>{' '}
        {late ? <Chip tone='amber'>补报补入</Chip> : null}
      </>
    ),
  },
  {
    key: 'place',
    title: '在哪里',
    render: (_, { place, premisesId, streetName }) => (
      <TwoLines first={premisesId ? <Link to={`/premises/${premisesId}`}>{place}</Link> : place} second={streetName} />
    ),
  },
  { key: 'company', title: '由谁收回', width: 200, render: (_, { companyName }) => companyName ?? '不知道哪家' },
  {
    key: 'end',
    title: '办结与依据',
    width: 300,
    render: (_, item) => <End item={item} />,
  },
  {
    key: 'act',
    title: '',
    width: 130,
    render: (_, item) => (mayShow(item) ? <Evidence item={item} isCompany={isCompany} /> : null),
  },
]

function End({ item: { outcomeLabel, endedAt, evidence, photo } }: { item: RecallItem }) {
  if (!outcomeLabel) return <Chip tone='red'>等待收回</Chip>
  const basis = photo ? null : evidence && `依据：${evidence}记录`
  return (
    <>
      <TwoLines
        first={<Chip tone='green'>{outcomeLabel}</Chip>}
        second={[momentWords(endedAt), basis].filter(Boolean).join(' · ')}
      />
      {photo ? <PhotoStrip photos={[photo]} size={48} /> : null}
    </>
  )
}

/** Every cylinder: where it is, who takes it back, and what shows that it was dealt with. */
export function RecallItems({ recall: { id, state, done, total } }: { recall: RecallDetail }) {
  const { role } = useAccount()
  const params = useListParams(['open', 'area', 'place', 'sort'])
  const query = { ...params.values, cursor: params.cursor, limit: params.limit } as Query
  const list = useApi('GET /api/v1/recalls/:id/items', { params: { id }, query }, { keep: true })
  const isCompany = role === 'company'
  // What a company takes from a home it reports; a picture is for what stands in its own store.
  const mayShow = ({ outcome, placeKind }: RecallItem) =>
    state !== 'closed' && !outcome && mayShowEvidence(role) && !(isCompany && placeKind === 'premises')
  return (
    <Section title='逐只' note={`还有 ${total - done} 只`}>
      <FilterBar params={params}>
        <Choice params={params} name='open' label='办结' options={[{ value: 'true', label: '只看未办结' }]} />
        <AreaChoice params={params} />
        <Choice params={params} name='place' label='在哪里' options={optionsOf(RECALL_PLACE_LABEL)} />
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={columns(mayShow, isCompany)}
        rowKey={(item) => item.id}
        minWidth={960}
        empty={state === 'collecting' ? '正在查找。' : '没有这样的瓶。'}
      />
    </Section>
  )
}

function Evidence({ item: { id, code }, isCompany }: { item: RecallItem; isCompany: boolean }) {
  const act = useAct('POST /api/v1/recall-items/:id/evidence')
  const label = isCompany ? '已封存' : '已不在此处'
  return (
    <ActionForm<{ photoIds: string[]; note?: string }>
      label={label}
      title={isCompany ? `气瓶 ${code} 已收回封存` : `气瓶 ${code} 已不在这里`}
      done='已办结'
      draft={`recall.evidence/${id}`}
      button={{ size: 'small' }}
      submit={({ photoIds, note }, actionId) =>
        act.mutateAsync({
          params: { id },
          body: { actionId, photoId: photoIds[0] ?? '', note: note?.trim() || null },
        })
      }
    >
      <PhotoField label={isCompany ? '封存照片' : '现场照片'} required most={1} />
      <TextField name='note' label='说明（可不填）' />
    </ActionForm>
  )
}
