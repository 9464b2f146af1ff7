import { useAct } from '../../api/use-api'
import { ActionForm } from '../../ui/action-form'
import { PhotoField } from '../../ui/photo-field'
import type { AccountRow } from './account-row'

const VISITORS: readonly AccountRow['role'][] = ['inspector', 'microgrid']

/** The face that a household compares with whoever stands before its door. */
export function BadgePhoto({ row }: { row: AccountRow }) {
  const act = useAct('POST /api/v1/accounts/:id/badge-photo')
  if (!VISITORS.includes(row.role)) return null
  return (
    <ActionForm<{ photoIds: string[] }>
      label={row.photographed ? '换证件照' : '传证件照'}
      title={`${row.displayName} 的证件照`}
      submitText='用这张'
      done='已换上，住户核验亮证码时能看到'
      button={{ size: 'small' }}
      draft={`account.photo/${row.id}`}
      submit={({ photoIds: [photoId = ''] }, actionId) =>
        act.mutateAsync({ params: { id: row.id }, body: { actionId, photoId } })
      }
    >
      <PhotoField label='正面免冠照' required most={1} />
      <p className='muted'>住户扫他的亮证码时看到这张照片，和本人对一对。只存一张小图，停用账号后不再显示。</p>
    </ActionForm>
  )
}
