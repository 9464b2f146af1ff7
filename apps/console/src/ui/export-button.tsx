import { DownloadOutlined } from '@ant-design/icons'
import type { InputOf } from '@app/contract'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { saveFile } from '../api/download'
import { problemWords } from '../api/problem'

type Body = InputOf<'POST /api/v1/exports'>['body']

const FORMATS = [
  { key: 'xlsx', label: 'Excel（.xlsx）' },
  { key: 'csv', label: 'CSV（.csv）' },
]

/** What the list shows now, all pages of it, as a file. The server keeps who took it. */
export function ExportButton({ kind, filters }: { kind: Body['kind']; filters: Record<string, string | undefined> }) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  async function take(format: string) {
    setBusy(true)
    const body = JSON.stringify({ kind, format, filters })
    try {
      await saveFile('/api/v1/exports', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
      message.success('已导出。导出人、时间、范围已留痕')
    } catch (error) {
      message.error(problemWords(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dropdown menu={{ items: FORMATS, onClick: ({ key }) => void take(key) }} trigger={['click']} disabled={busy}>
      <Button icon={<DownloadOutlined />} loading={busy}>
        导出
      </Button>
    </Dropdown>
  )
}
