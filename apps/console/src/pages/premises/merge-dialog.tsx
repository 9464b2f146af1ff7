import { Alert, Form } from 'antd'
import { useEffect, useState } from 'react'
import { useAct, useApi } from '../../api/use-api'
import { type DialogProps, FormDialog } from '../../ui/form-dialog'
import { Ready } from '../../ui/states'
import { PremisesField } from './premises-field'
import type { PremisesRow } from './types'

type Side = Pick<PremisesRow, 'id' | 'code'>

interface MergeDialogProps extends DialogProps {
  kept: Side
  /** Asked for when nobody has chosen it yet. */
  merged?: Side
}

/** Says exactly what will happen before it does; it cannot be undone. */
export function MergeDialog({ kept, merged, onClose }: MergeDialogProps) {
  const act = useAct('POST /api/v1/premises/:id/merge')
  const [ready, setReady] = useState(false)
  return (
    <FormDialog<{ mergedId: string }>
      title={merged ? `把 ${merged.code} 并入 ${kept.code}` : `把重复的一处并入 ${kept.code}`}
      okText='合并'
      okDisabled={!ready}
      done={`已并入 ${kept.code}`}
      initialValues={{ mergedId: merged?.id }}
      onClose={onClose}
      submit={({ mergedId }, actionId) => act.mutateAsync({ params: { id: kept.id }, body: { actionId, mergedId } })}
    >
      {merged ? (
        <Form.Item name='mergedId' hidden>
          <input type='hidden' />
        </Form.Item>
      ) : (
        <PremisesField name='mergedId' label='重复的另一处（合并后不再单独列出）' except={kept.id} />
      )}
      <Form.Item noStyle dependencies={['mergedId']}>
        {({ getFieldValue }) => (
          <Preview keptId={kept.id} mergedId={getFieldValue('mergedId') as string | undefined} tell={setReady} />
        )}
      </Form.Item>
    </FormDialog>
  )
}

interface PreviewProps {
  keptId: string
  mergedId: string | undefined
  tell(ready: boolean): void
}

function Preview({ keptId, mergedId, tell }: PreviewProps) {
  const preview = useApi(
    'GET /api/v1/premises/:id/merge-preview',
    { params: { id: keptId }, query: { mergedId } },
    { enabled: Boolean(mergedId) },
  )
  const ready = preview.data !== undefined && preview.data.conflicts.length === 0
  useEffect(() => tell(ready), [ready, tell])
  if (!mergedId) return null
  return (
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
  )
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul className='lines'>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)
