import { COMPANY_SIGNER_LABEL, currentSupervision, type Finding, hazardTitle, isMajor, measureLabel } from '@app/domain'
import { Form, type FormInstance, Input, Radio } from 'antd'
import { optionsOf } from '../../ui/filters'
import { Section } from '../../ui/section'
import { SignaturePad } from '../../ui/signature-pad'
import { Nothing } from '../../ui/states'
import { Chip, GradeChip } from '../../ui/tags'
import { findingsOf, type SupervisionValues } from './supervision-values'

interface Props {
  form: FormInstance<SupervisionValues>
  companyId: string
  all(): SupervisionValues
}

/** The result in plain words, then both signatures under it. */
export function Signing({ form, companyId, all }: Props) {
  const refused = Form.useWatch('mode', { form, preserve: true }) === 'refused'
  const findings = findingsOf(all(), companyId)
  return (
    <>
      <Section title='检查结果' note={findings.length ? `隐患 ${findings.length} 条` : null}>
        {findings.length ? (
          <ul className='rows'>
            {findings.map((finding) => (
              <FindingRow key={finding.item} finding={finding} />
            ))}
          </ul>
        ) : (
          <Nothing>未发现隐患</Nothing>
        )}
        <p className='muted'>提交后隐患派给企业整改，由另一人复查。</p>
      </Section>
      <Section title='企业签字'>
        <div className='signing-fields'>
          <Form.Item name='mode' label='签字方式'>
            <Radio.Group
              options={[
                { value: 'signed', label: '签字' },
                { value: 'refused', label: '拒签' },
              ]}
            />
          </Form.Item>
          <Form.Item name='signer' label='身份'>
            <Radio.Group options={optionsOf(COMPANY_SIGNER_LABEL)} />
          </Form.Item>
          <Form.Item name='person' label='姓名' rules={[{ required: true, message: '请填写姓名' }]}>
            <Input maxLength={30} autoComplete='off' style={{ width: 200 }} />
          </Form.Item>
          {refused ? (
            <Form.Item name='witness' label='见证人姓名' rules={[{ required: true, message: '拒签须有见证人' }]}>
              <Input maxLength={30} autoComplete='off' style={{ width: 200 }} />
            </Form.Item>
          ) : null}
        </div>
        {refused ? null : (
          <Form.Item name='companySignatureId' noStyle>
            <SignaturePad label='企业签字' />
          </Form.Item>
        )}
      </Section>
      <Section title='检查人签字'>
        <Form.Item name='officerSignatureId' noStyle>
          <SignaturePad label='检查人签字' />
        </Form.Item>
      </Section>
    </>
  )
}

function FindingRow({ finding }: { finding: Finding }) {
  return (
    <li>
      <GradeChip grade={finding.grade} />
      {isMajor(finding.item, finding.reason) ? <Chip tone='solid'>重大隐患</Chip> : null}
      <div className='two-lines'>
        <b>{hazardTitle(finding.item, finding.reason)}</b>
        <small>{measureLabel(currentSupervision(), finding.measure)}</small>
      </div>
      <span className='rows-end'>{finding.deadlineOn ? `${finding.deadlineOn} 前改好` : '无期限'}</span>
    </li>
  )
}
