import { dateInShanghai, GRADE_LABEL, hazardTitle, type Problem, paperContent, validatePaper } from '@app/domain'
import { Button, type FormInstance, Popover } from 'antd'
import type { PremisesDetail } from '../../premises/types'
import { bodyOf, entryOf, type PaperValues } from './paper-values'
import { useWatched } from './use-watched'

interface PaperFootProps {
  premises: PremisesDetail
  form: FormInstance<PaperValues>
  begun: Partial<PaperValues>
  busy: boolean
  send(): void
}

/** What is still missing and what will follow, by the same rules the server has. */
export function PaperFoot({ premises, form, begun, busy, send }: PaperFootProps) {
  const values = { ...begun, ...useWatched(form) }
  const problems = missing(values, premises)
  const findings =
    problems === null ? [] : paperContent(entryOf(bodyOf(values as PaperValues, premises), premises)).findings
  return (
    <div className='paper-foot'>
      <Button
        type='primary'
        size='large'
        loading={busy}
        disabled={problems === null || problems.length > 0}
        onClick={send}
      >
        送审
      </Button>
      {problems === null ? <span className='muted'>先填单号、到访日期、检查人</span> : null}
      {problems?.length ? (
        <Popover content={<List lines={problems.map(({ message }) => message)} />} trigger={['hover', 'click']}>
          <button type='button' className='link-button is-amber'>
            还差 {problems.length} 处 ▾
          </button>
        </Popover>
      ) : null}
      {problems?.length === 0 ? <span className='is-done'>✓ 已填完整，送街道审核后才算数</span> : null}
      {findings.length ? (
        <Popover
          content={
            <List
              lines={findings.map(({ item, reason, grade, deadlineOn, fixedOnSite }) =>
                [
                  GRADE_LABEL[grade],
                  hazardTitle(item, reason),
                  fixedOnSite ? '当场改好' : deadlineOn && `期限 ${deadlineOn}`,
                ]
                  .filter(Boolean)
                  .join(' · '),
              )}
            />
          }
          trigger={['hover', 'click']}
        >
          <button type='button' className='link-button'>
            通过后产生 {findings.length} 条隐患 ▾
          </button>
        </Popover>
      ) : null}
    </div>
  )
}

const SHOWN = 12

const List = ({ lines }: { lines: readonly string[] }) => (
  <ul style={{ maxWidth: 460 }}>
    {lines.slice(0, SHOWN).map((line) => (
      <li key={line}>· {line}</li>
    ))}
    {lines.length > SHOWN ? <li className='muted'>…共 {lines.length} 处</li> : null}
  </ul>
)

/** Null while the head is too empty to be judged. */
function missing(values: Partial<PaperValues>, premises: PremisesDetail): Problem[] | null {
  if (!values.visitedOn || !values.sheetNo?.trim() || !values.inspectorId) return null
  const body = bodyOf(values as PaperValues, premises)
  return validatePaper(entryOf(body, premises), dateInShanghai(new Date().toISOString()))
}
