import { App, Select } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useAccount } from '../../../api/session'
import { useAct, useApi } from '../../../api/use-api'
import { PageHead, Section } from '../../../ui/section'
import { Ready } from '../../../ui/states'
import type { PremisesDetail } from '../../premises/types'
import { PaperForm } from './paper-form'
import { emptySheet, sheetOf } from './paper-values'
import type { PaperDetail } from './types'

const LIST = { to: '/paper-visits', name: '补录' }

/** 补录: a new sheet, or one that came back. */
export function Component() {
  const { id } = useParams()
  return <div className='page'>{id ? <Again id={id} /> : <Fresh />}</div>
}

function Fresh() {
  const [search, setSearch] = useSearchParams()
  const premisesId = search.get('premisesId')
  return (
    <>
      <PageHead list={LIST} title='补录纸质检查单' note='街道审核通过后才算数；审核前不产生隐患和告警' />
      {premisesId ? (
        <ForPremises key={premisesId} premisesId={premisesId} />
      ) : (
        <Section title='哪一户'>
          <PremisesPicker onPick={(picked) => setSearch({ premisesId: picked }, { replace: true })} />
        </Section>
      )}
    </>
  )
}

function ForPremises({ premisesId }: { premisesId: string }) {
  const query = useApi(
    'GET /api/v1/premises/:id',
    { params: { id: premisesId } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  return <Ready query={query}>{(premises) => <Enter premises={premises} />}</Ready>
}

function Enter({ premises }: { premises: PremisesDetail }) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const account = useAccount()
  const act = useAct('POST /api/v1/paper-visits')
  const own = account.role === 'inspector' ? account.id : undefined
  return (
    <>
      <PlaceLine premises={premises} />
      <PaperForm
        premises={premises}
        initial={emptySheet(premises, own)}
        draft={`paper.enter/${premises.id}`}
        submit={async (body, actionId) => {
          const { id } = await act.mutateAsync({ body: { ...body, id: actionId } })
          message.success('已送审，街道通过后生效')
          navigate(`/paper-visits/${id}`)
        }}
      />
    </>
  )
}

function Again({ id }: { id: string }) {
  const paper = useApi('GET /api/v1/paper-visits/:id', { params: { id } }, { staleTime: Number.POSITIVE_INFINITY })
  return (
    <>
      <PageHead list={LIST} title='改正退回的补录' />
      <Ready query={paper}>{(detail) => <Resend paper={detail} />}</Ready>
    </>
  )
}

function Resend({ paper }: { paper: PaperDetail }) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const act = useAct('POST /api/v1/paper-visits/:id/resend')
  const query = useApi(
    'GET /api/v1/premises/:id',
    { params: { id: paper.premisesId } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  return (
    <Ready query={query}>
      {(premises) => (
        <>
          <PlaceLine premises={premises} />
          {paper.reason ? <p className='corrected'>退回原因：{paper.reason}</p> : null}
          <PaperForm
            premises={premises}
            initial={sheetOf(paper)}
            draft={`paper.resend/${paper.id}/${paper.version}`}
            stored={paper.photos}
            submit={async (body, actionId) => {
              await act.mutateAsync({ params: { id: paper.id }, body: { ...body, actionId, version: paper.version } })
              message.success('已再次送审')
              navigate(`/paper-visits/${paper.id}`)
            }}
          />
        </>
      )}
    </Ready>
  )
}

const PlaceLine = ({ premises }: { premises: PremisesDetail }) => (
  <p style={{ margin: '0 0 12px' }}>
    <b>{premises.label}</b>{' '}
    <span className='muted'>
      {premises.partyName} · {premises.streetName} {premises.communityName} ·{' '}
      <span className='code'>{premises.code}</span>
    </span>
  </p>
)

/** By code, building, or the exact name or telephone of who lives there. */
function PremisesPicker({ onPick }: { onPick(id: string): void }) {
  const [q, setQ] = useState('')
  const found = useApi('POST /api/v1/premises/search', { body: { q: q || undefined, limit: '20' } }, { keep: true })
  const options = (found.data?.items ?? []).map(({ id, label, code, partyName, communityName }) => ({
    value: id,
    label: `${label} · ${partyName} · ${communityName} · ${code}`,
  }))
  return (
    <Select
      autoFocus
      aria-label='用气场所'
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={found.isFetching}
      options={options}
      placeholder='输入门牌、编号、姓名或电话，回车选中'
      notFoundContent={found.isFetching ? '正在找' : '没有找到，请核对纸上的地址'}
      onSelect={(id: string) => onPick(id)}
      style={{ width: '100%', maxWidth: 640 }}
    />
  )
}
