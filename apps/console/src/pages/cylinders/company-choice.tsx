import { useApi } from '../../api/use-api'
import { Choice } from '../../ui/filters'
import type { ListParams } from '../../ui/list-params'

export function CompanyChoice({ params }: { params: ListParams }) {
  const companies = useApi('GET /api/v1/companies', {}, { staleTime: 600_000 })
  const options = (companies.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return <Choice params={params} name='companyId' label='权属' options={options} width={150} />
}
