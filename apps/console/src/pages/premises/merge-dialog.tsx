import { Alert } from 'antd'
import { useAct, useApi } from '../../api/use-api'
import { type DialogProps, FormDialog } from '../../ui/form-dialog'
import { Ready } from '../../ui/states'
import type { PremisesRow } from './types'

type Side = Pick<PremisesRow, 'id' | 'code'>

/** Says exactly what will happen before it does; it cannot be undone. */
export function MergeDialog({ kept, merged, onClose }: DialogProps & { kept: Side; merged: Side }) {
  const act = useAct('POST /api/v1/premises/:id/merge')
  const preview = useApi('GET /api/v1/premises/:id/merge-preview', {
    params: { id: kept.id },
    query: { mergedId: merged.id },
  })
  const blocked = !preview.data || preview.data.conflicts.length > 0
  return (
    <FormDialog<object>
      title={`保留 ${kept.code}，并入 ${merged.code}`}
      okText='合并'
      okDisabled={blocked}
      done={`${merged.code} 已并入 ${kept.code}`}
      onClose={onClose}
      submit={(_, actionId) => act.mutateAsync({ params: { id: kept.id }, body: { actionId, mergedId: merged.id } })}
    >
      <Ready query={preview} rows={6}>
        {({ effects, conflicts }) => (
          <>
            {conflicts.length ? (
              <Alert
                type='error'
                title='还不能合并'
                description={<Lines lines={conflicts} />}
                style={{ marginBottom: 12 }}
              />
            ) : null}
            <p>合并后：</p>
            <Lines lines={effects} />
          </>
        )}
      </Ready>
    </FormDialog>
  )
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul className='lines'>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)
