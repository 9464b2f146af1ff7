import { Select } from 'antd'
import { useId } from 'react'
import { useAct } from '../../api/use-api'
import { useStep } from './import-actions'
import type { Import } from './types'

/** A workbook often holds an explanation, last year's list and this year's: a person says which is meant. */
export function SheetChoice({ batch: { id, sheets, sheet, status } }: { batch: Import }) {
  const label = useId()
  const act = useAct('POST /api/v1/imports/:id/preview')
  const step = useStep()
  if (sheets.length < 2 || status === 'applied' || status === 'discarded') return null
  return (
    <p className='import-sheet'>
      <span id={label}>读取工作表</span>
      <Select
        aria-labelledby={label}
        value={sheet ?? undefined}
        loading={act.isPending}
        disabled={act.isPending}
        options={sheets.map((name) => ({ value: name, label: name }))}
        onChange={(chosen) =>
          void step(act.mutateAsync({ params: { id }, body: { sheet: chosen } }), `改读“${chosen}”`)
        }
        style={{ minWidth: 200 }}
      />
      <span className='muted'>文件里有 {sheets.length} 张，一次导入一张；别的请再上传一次。</span>
    </p>
  )
}
