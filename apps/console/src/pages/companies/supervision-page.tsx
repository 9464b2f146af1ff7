import { Result } from 'antd'
import { useParams } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { mayVisitCompanies } from '../../shell/menu'
import { PageHead } from '../../ui/section'
import { Ready } from '../../ui/states'
import { SupervisionForm } from './supervision-form'

/** 监督检查: filled in on a laptop or tablet at the station. */
export function Component() {
  const { id = '' } = useParams()
  const { role } = useAccount()
  const query = useApi('GET /api/v1/companies/:id', { params: { id } })
  if (!mayVisitCompanies(role))
    return <Result status='403' title='监督检查由街道、区安委办、区城管委或区市场监管局登记' />
  return (
    <div className='page'>
      <Ready query={query} rows={14}>
        {(company) => (
          <>
            <PageHead
              list={{ to: `/companies/${company.id}`, name: company.name }}
              title='监督检查'
              note='填写的内容存在本机，断网、刷新不丢'
            />
            <SupervisionForm key={company.id} company={company} />
          </>
        )}
      </Ready>
    </div>
  )
}
