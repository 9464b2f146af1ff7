import {
  OUTCOME_REASONS,
  SIGNER_KIND_LABEL,
  SIGNING_MODE_LABEL,
  SIGNING_REASONS,
  VISIT_KIND_LABEL,
  VISIT_OUTCOME_LABEL,
  type VisitOutcome,
} from '@app/domain'
import { Checkbox, Form, type FormInstance, Input, Select } from 'antd'
import { useAccount } from '../../../api/session'
import { useApi } from '../../../api/use-api'
import { optionsOf } from '../../../ui/filters'
import { DayField } from '../../premises/day-field'
import type { PremisesDetail } from '../../premises/types'
import type { PaperValues } from './paper-values'

interface FieldsProps {
  form: FormInstance<PaperValues>
}

/** A leak is never typed in afterwards, and a joint visit is signed on its own phones. */
const OUTCOMES = optionsOf(VISIT_OUTCOME_LABEL).filter(({ value }) => value !== 'evacuated')
const KINDS = optionsOf(VISIT_KIND_LABEL)

export function HeadFields({ premises, form }: FieldsProps & { premises: PremisesDetail }) {
  const outcome = Form.useWatch('outcome', form) ?? 'completed'
  const reasons = OUTCOME_REASONS[outcome as VisitOutcome].map(({ code, label }) => ({ value: code, label }))
  return (
    <div className='paper-fields'>
      <Form.Item name='sheetNo' label='纸质单号' rules={[{ required: true, message: '请填写纸质单号' }]}>
        <Input autoFocus maxLength={40} placeholder='照纸上的编号' />
      </Form.Item>
      <DayField name='visitedOn' label='到访日期（纸上的）' />
      <InspectorField areaCode={premises.areaCode} />
      <Form.Item name='kind' label='检查类型'>
        <Select options={KINDS} />
      </Form.Item>
      <Form.Item name='outcome' label='到访结果'>
        <Select options={OUTCOMES} />
      </Form.Item>
      {reasons.length ? (
        <Form.Item name='outcomeReason' label='原因'>
          <Select options={reasons} placeholder='照纸上选' />
        </Form.Item>
      ) : null}
      <DayField name='nextVisitOn' label='约定下次日期' optional />
      {premises.type === 'resident' ? null : (
        <Form.Item name='hasCylinderRoom' valuePropName='checked' label='气瓶间'>
          <Checkbox>有合格的气瓶间</Checkbox>
        </Form.Item>
      )}
    </div>
  )
}

/** An inspector types in his own visits; a clerk chooses whose visit it was. */
function InspectorField({ areaCode }: { areaCode: string }) {
  const account = useAccount()
  const isInspector = account.role === 'inspector'
  const people = useApi(
    'GET /api/v1/assignees',
    { query: { role: 'inspector', area: areaCode } },
    { enabled: !isInspector, staleTime: 600_000 },
  )
  const own = [{ value: account.id, label: account.displayName }]
  const found = (people.data?.items ?? []).map(({ accountId, name, areaName }) => ({
    value: accountId,
    label: `${name} · ${areaName}`,
  }))
  return (
    <Form.Item name='inspectorId' label='检查人（纸上签字的）' rules={[{ required: true, message: '请选择检查人' }]}>
      <Select
        disabled={isInspector}
        showSearch={{ optionFilterProp: 'label' }}
        loading={!isInspector && people.isPending}
        options={isInspector ? own : found}
        placeholder='选择网格员'
        notFoundContent='这个网格没有网格员'
      />
    </Form.Item>
  )
}

export function SigningFields({ form }: FieldsProps) {
  const outcome = Form.useWatch('outcome', form) ?? 'completed'
  const mode = Form.useWatch('signingMode', form) ?? 'signed'
  return (
    <div className='paper-fields'>
      <Form.Item name='inspectorSigned' valuePropName='checked' label='检查人'>
        <Checkbox>纸上有检查人签字</Checkbox>
      </Form.Item>
      {outcome === 'completed' ? (
        <>
          <Form.Item name='signerKind' label='用户签字人'>
            <Select options={optionsOf(SIGNER_KIND_LABEL)} />
          </Form.Item>
          <Form.Item name='signingMode' label='签字情况'>
            <Select options={optionsOf(SIGNING_MODE_LABEL)} />
          </Form.Item>
        </>
      ) : null}
      {outcome === 'completed' && mode !== 'signed' ? (
        <>
          <Form.Item name='signingReason' label='未签原因'>
            <Select options={SIGNING_REASONS[mode].map(({ code, label }) => ({ value: code, label }))} />
          </Form.Item>
          <Form.Item name='witness' label='见证人'>
            <Input maxLength={40} placeholder='纸上的见证人姓名' />
          </Form.Item>
        </>
      ) : null}
      <Form.Item name='note' label='纸上备注' style={{ gridColumn: '1 / -1' }}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} placeholder='没有就不填' />
      </Form.Item>
    </div>
  )
}
