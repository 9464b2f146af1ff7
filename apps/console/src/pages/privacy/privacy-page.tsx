import { Tabs } from 'antd'
import { useAccount } from '../../api/session'
import { mayErase } from '../../shell/menu'
import { type ListParams, useListParams } from '../../ui/list-params'
import { PageHead } from '../../ui/section'
import { AskErasure } from './ask-erasure'
import { Erasures } from './erasures'
import { NoticeVersions } from './notice-versions'
import { RetentionTable } from './retention-table'

const NAMES = ['tab', 'status'] as const
const TABS = [
  { key: 'erasures', label: '删除申请' },
  { key: 'retention', label: '保存期限' },
  { key: 'notice', label: '告知版本' },
]

/** 个人信息: who is erased, how long records are kept, what people were told. */
export function Component() {
  const { role } = useAccount()
  const params = useListParams(NAMES)
  const tab = params.values.tab ?? 'erasures'
  return (
    <div className='page'>
      <PageHead
        title='个人信息'
        note='姓名电话平时打码；谁看过、为什么，记在场所的“经过”里，用户自己也看得到'
        extra={mayErase(role) ? <AskErasure /> : undefined}
      />
      <Tabs activeKey={tab} items={TABS} onChange={(key) => params.set({ tab: key, status: undefined })} />
      <Body tab={tab} params={params} />
    </div>
  )
}

function Body({ tab, params }: { tab: string; params: ListParams }) {
  if (tab === 'retention') return <RetentionTable />
  if (tab === 'notice') return <NoticeVersions />
  return <Erasures params={params} />
}
