import { dateInShanghai, LICENCE_KIND_INFO, LICENCE_KINDS, type LicenceKind } from '@app/domain'
import { Form, Input, Select } from 'antd'
import { useAct } from '../../api/use-api'
import { ActionForm } from '../../ui/action-form'
import { Due } from '../../ui/due'
import { TextField } from '../../ui/fields'
import { PhotoField } from '../../ui/photo-field'
import { PhotoStrip } from '../../ui/photos'
import { Section } from '../../ui/section'
import { Nothing } from '../../ui/states'
import { Chip, Unverified } from '../../ui/tags'
import { DayField } from '../premises/day-field'
import { LicenceChip } from './licence-chip'
import type { Certificate, CompanyDetail } from './types'

/** 许可证: what counts today above, every certificate that ever was below. */
export function LicenceSection({ company, mayChange }: { company: CompanyDetail; mayChange: boolean }) {
  return (
    <Section
      title='许可证'
      note={
        <span className='chips'>
          {company.licences.map((licence) => (
            <LicenceChip key={licence.kind} licence={licence} />
          ))}
        </span>
      }
      extra={mayChange ? <NewLicence company={company} /> : null}
    >
      {company.certificates.length ? (
        <ul className='rows licence-rows'>
          {company.certificates.map((certificate) => (
            <CertificateRow key={certificate.id} certificate={certificate} mayChange={mayChange} />
          ))}
        </ul>
      ) : (
        <Nothing>还没有登记许可证；登记后，到期前60天和30天会提醒。</Nothing>
      )}
    </Section>
  )
}

function CertificateRow({ certificate, mayChange }: { certificate: Certificate; mayChange: boolean }) {
  const { label, number, issuer, fromOn, toOn, current, withdrawnOn, photo } = certificate
  return (
    <li className={current ? '' : 'row-past'}>
      <div className='two-lines licence-name'>
        <b>{label}</b>
        <small>
          {number} · {issuer} {LICENCE_KIND_INFO[certificate.kind].unverified ? <Unverified /> : null}
        </small>
      </div>
      <span>
        {fromOn} 至 {current ? <Due on={toOn} /> : toOn}
      </span>
      {withdrawnOn ? <Chip>{withdrawnOn} 更正或注销</Chip> : current ? null : <Chip>旧证</Chip>}
      <span className='rows-end licence-end'>
        {photo ? <PhotoStrip photos={[photo]} size={48} /> : <span className='muted'>没有扫描件</span>}
        {mayChange && !withdrawnOn ? <Withdraw certificate={certificate} /> : null}
      </span>
    </li>
  )
}

interface LicenceValues {
  kind: LicenceKind
  number: string
  issuer: string
  fromOn: string
  toOn: string
  photoIds?: string[]
}

function NewLicence({ company }: { company: CompanyDetail }) {
  const act = useAct('POST /api/v1/companies/:id/licences')
  const missing = company.licences.find(({ state }) => state !== 'valid')
  const options = LICENCE_KINDS.map((kind) => ({ value: kind, label: LICENCE_KIND_INFO[kind].label }))
  const text = (name: string, label: string, max: number) => (
    <Form.Item name={name} label={label} rules={[{ required: true, whitespace: true, message: `请填写${label}` }]}>
      <Input maxLength={max} />
    </Form.Item>
  )
  return (
    <ActionForm<LicenceValues>
      label='登记许可证'
      submitText='登记'
      done='已登记；旧证保留可查'
      draft={`company.licence/${company.id}`}
      initialValues={{ kind: missing?.kind ?? 'gas_business', fromOn: dateInShanghai(new Date().toISOString()) }}
      submit={({ photoIds, ...licence }, actionId) =>
        act.mutateAsync({
          params: { id: company.id },
          body: { ...licence, actionId, photoId: photoIds?.[0] ?? null },
        })
      }
    >
      <Form.Item name='kind' label='种类' rules={[{ required: true, message: '请选择种类' }]}>
        <Select options={options} />
      </Form.Item>
      {text('number', '证号', 64)}
      {text('issuer', '发证机关', 80)}
      <DayField name='fromOn' label='有效期起' />
      <DayField name='toOn' label='有效期止' />
      <PhotoField label='证件照片' />
    </ActionForm>
  )
}

function Withdraw({ certificate }: { certificate: Certificate }) {
  const act = useAct('POST /api/v1/licences/:id/withdraw')
  return (
    <ActionForm<{ reason: string }>
      label='更正／注销'
      title={`${certificate.label} ${certificate.number}：更正或注销`}
      submitText='确认'
      done='已登记；这张证保留可查'
      draft={`company.licence_end/${certificate.id}`}
      button={{ size: 'small' }}
      submit={({ reason }, actionId) =>
        act.mutateAsync({ params: { id: certificate.id }, body: { actionId, reason: reason.trim() } })
      }
    >
      <TextField name='reason' label='原因' required placeholder='录错、吊销、注销……' />
    </ActionForm>
  )
}
