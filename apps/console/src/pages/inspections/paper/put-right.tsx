import { type ItemToAnswer, type PremisesType, reasonsFor } from '@app/domain'
import { Checkbox, Select } from 'antd'
import { type Given, SHEET } from './paper-values'

interface PutRightProps {
  question: ItemToAnswer
  premisesType: PremisesType
  given: Given
  sheetPhotoIds: readonly string[]
  set(given: Given): void
}

/** 当场改好, where the sheet says so: the sheet is the evidence, or a picture that was taken after and came with it. */
export function PutRight({ question: { item }, premisesType, given, sheetPhotoIds, set }: PutRightProps) {
  const { result, reason, fixedBy } = given
  const known = reasonsFor(item, premisesType).find(({ code }) => code === reason)
  if (!known || known.structural) return null
  const others = sheetPhotoIds.slice(1).map((value, index) => ({ value, label: `第 ${index + 2} 张照片（改后）` }))
  const sheet = known.grade[premisesType] === 'A' ? [] : [{ value: SHEET, label: '纸质单上写明' }]
  const options = [...sheet, ...others]
  return (
    <div className='paper-reason chips'>
      <Checkbox
        checked={fixedBy !== undefined}
        onChange={({ target }) =>
          set({ result, reason, ...(target.checked ? { fixedBy: options[0]?.value ?? '' } : {}) })
        }
      >
        当场改好
      </Checkbox>
      {fixedBy === undefined ? null : (
        <Select
          size='small'
          aria-label={`${item.code} 改好的依据`}
          value={options.some(({ value }) => value === fixedBy) ? fixedBy : null}
          placeholder={options.length > 0 ? '选改后照片' : '严重隐患：请先在左边加一张改后照片'}
          status={options.some(({ value }) => value === fixedBy) ? undefined : 'error'}
          options={options}
          onChange={(chosen: string) => set({ result, reason, fixedBy: chosen })}
          style={{ minWidth: 240 }}
        />
      )}
    </div>
  )
}
