import type { ResponseOf } from '@app/contract'
import { CATEGORY_LABEL, VISIT_KIND_LABEL, VISIT_OUTCOME_LABEL } from '@app/domain'
import { useCallback, useState } from 'react'
import { Blank, Btn, Card, Line, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { api } from '@/state/api'
import { useSynced } from '@/state/use-synced'
import { momentWords } from '@/state/words'

type Page = ResponseOf<'GET /api/v1/inspections'>
type Row = Page['items'][number]

const found = ({ findings }: Row) => {
  const parts = (['A', 'B', 'C'] as const)
    .filter((grade) => findings[grade])
    .map((grade) => `${grade}级${findings[grade]}项`)
  return parts.length ? `查出 ${parts.join('、')}` : '未查出隐患'
}

/** Of a joint visit: what is still on a colleague's phone. */
const awaited = ({ awaited: open }: Row) =>
  open.length ? ` · 等同事：${open.map((one) => CATEGORY_LABEL[one]).join('、')}` : ''

export default function RecordsPage() {
  const [rows, setRows] = useState<Row[]>([])
  const [cursor, setCursor] = useState<string | null>(null)

  const read = useCallback(async (from?: string) => {
    const page = await api('GET /api/v1/inspections', { query: { mine: '1', limit: '20', cursor: from } })
    setRows((known) => (from ? [...known, ...page.items] : page.items))
    setCursor(page.nextCursor)
  }, [])
  const sync = useSynced(useCallback(() => read(), [read]))

  return (
    <Screen title='我的记录'>
      {sync.trouble ? <Notice tone='amber'>{sync.trouble}</Notice> : null}
      {rows.length ? null : <Blank>{sync.busy ? '正在读取…' : '还没有已发送的检查记录'}</Blank>}
      <Card id='records'>
        {rows.map((row, index) => (
          <Line
            key={row.id}
            id={`record-${row.id}`}
            first={index === 0}
            title={row.premisesLabel}
            note={`${VISIT_KIND_LABEL[row.kind]} · ${VISIT_OUTCOME_LABEL[row.outcome]} · ${found(row)}${awaited(row)}\n${momentWords(row.finishedAt)} · ${row.number}`}
          />
        ))}
      </Card>
      {cursor ? (
        <Btn id='more' onTap={() => void read(cursor)}>
          再看 20 条
        </Btn>
      ) : null}
    </Screen>
  )
}
