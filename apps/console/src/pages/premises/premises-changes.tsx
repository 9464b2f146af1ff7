import type { Role } from '@app/domain'
import { Button, Dropdown } from 'antd'
import { type ReactNode, useState } from 'react'
import { useAccount } from '../../api/session'
import { mayMerge } from '../../shell/menu'
import type { DialogProps } from '../../ui/form-dialog'
import { StopForm } from '../companies/stop-section'
import { MergeDialog } from './merge-dialog'
import { StatusForm } from './status-form'
import { MoveIn } from './stay-forms'
import { EndSupplier, NewSupplier } from './supplier-forms'
import { TypeForm } from './type-form'
import type { PremisesDetail } from './types'

interface Change {
  key: string
  label: string
  form(props: DialogProps): ReactNode
}

/** What may happen in the life of this place now. */
function changesOf(premises: PremisesDetail, role: Role): Change[] {
  return [
    { key: 'status', label: '变更状态', form: (props) => <StatusForm premises={premises} {...props} /> },
    { key: 'type', label: '变更类型（居民、餐饮…）', form: (props) => <TypeForm premises={premises} {...props} /> },
    { key: 'in', label: '入住、启用字号', form: (props) => <MoveIn premises={premises} {...props} /> },
    { key: 'stop', label: '要求停供', form: (props) => <StopForm premisesId={premises.id} {...props} /> },
    { key: 'supply', label: '增加供气企业', form: (props) => <NewSupplier premises={premises} {...props} /> },
    ...(premises.suppliers.length
      ? [
          {
            key: 'unsupply',
            label: '停止供气',
            form: (props: DialogProps) => <EndSupplier premises={premises} {...props} />,
          },
        ]
      : []),
    ...(mayMerge(role)
      ? [
          {
            key: 'merge',
            label: '与重复的一处合并',
            form: (props: DialogProps) => <MergeDialog kept={premises} {...props} />,
          },
        ]
      : []),
  ]
}

/** 变更: one quiet menu, one small form each. */
export function PremisesChanges({ premises }: { premises: PremisesDetail }) {
  const [asked, setAsked] = useState<string | null>(null)
  const { role } = useAccount()
  const changes = changesOf(premises, role)
  const items = changes.map(({ key, label }) => ({ key, label }))
  return (
    <>
      <Dropdown menu={{ items, onClick: ({ key }) => setAsked(key) }} trigger={['click']}>
        <Button type='primary'>变更</Button>
      </Dropdown>
      {changes.find(({ key }) => key === asked)?.form({ onClose: () => setAsked(null) })}
    </>
  )
}
