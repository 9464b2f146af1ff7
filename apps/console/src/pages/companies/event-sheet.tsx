import { FileExcelOutlined } from '@ant-design/icons'
import type { ResponseOf } from '@app/contract'
import { App, Button, Upload } from 'antd'
import { useState } from 'react'
import { addressOf, send } from '../../api/client'
import { saveFile } from '../../api/download'
import { problemWords } from '../../api/problem'
import { Section } from '../../ui/section'

type Result = ResponseOf<'POST /api/v1/event-sheets'>
type Mode = 'check' | 'report'

async function sendSheet(file: File, mode: Mode): Promise<Result> {
  const form = new FormData()
  form.append('file', file)
  const response = await send(addressOf('/api/v1/event-sheets', {}, { mode }), { method: 'POST', body: form })
  return (await response.json()) as Result
}

/** 流转表: a company without software reports by a table; looked through first, then reported. */
export function EventSheet() {
  const { message } = App.useApp()
  const [file, setFile] = useState<File>()
  const [done, setDone] = useState<{ mode: Mode; result: Result }>()
  const [busy, setBusy] = useState(false)

  async function step(chosen: File, mode: Mode) {
    setBusy(true)
    setFile(chosen)
    try {
      setDone({ mode, result: await sendSheet(chosen, mode) })
    } catch (error) {
      setDone(undefined)
      message.error(problemWords(error), 8)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Section title='上传流转表' note='没有软件的企业用；有接口密钥的不必上传' extra={<Templates />}>
      <Upload
        accept='.xlsx,.csv,.txt'
        showUploadList={false}
        disabled={busy}
        beforeUpload={(chosen) => {
          void step(chosen, 'check')
          return false
        }}
      >
        <Button loading={busy}>选择文件（Excel 或 CSV）</Button>
      </Upload>
      {file && done ? (
        <Outcome name={file.name} {...done} report={() => void step(file, 'report')} busy={busy} />
      ) : null}
    </Section>
  )
}

function Templates() {
  const { message } = App.useApp()
  const save = (format: 'xlsx' | 'csv') =>
    saveFile(addressOf('/api/v1/event-sheets/template', {}, { format })).catch((error: unknown) =>
      message.error(problemWords(error)),
    )
  return (
    <span>
      <FileExcelOutlined /> 模板
      <Button type='link' size='small' onClick={() => void save('xlsx')}>
        Excel
      </Button>
      <Button type='link' size='small' onClick={() => void save('csv')}>
        CSV
      </Button>
    </span>
  )
}

interface OutcomeProps {
  name: string
  mode: Mode
  result: Result
  busy: boolean
  report(): void
}

function Outcome({ name, mode, result, busy, report }: OutcomeProps) {
  const { problems } = result
  const isReady = mode === 'check' && problems.length === 0
  return (
    <div className='event-sheet' role='status'>
      <p>
        <b>{name}</b> {wordsOf(mode, result)}
      </p>
      {isReady ? (
        <Button type='primary' loading={busy} onClick={report}>
          上报 {result.lines} 条
        </Button>
      ) : null}
      {problems.length ? (
        <ul className='rows'>
          {problems.map(({ line, column, reason }) => (
            <li key={`${line} ${column} ${reason}`}>
              <b>第 {line} 行</b>
              <span>{column}</span>
              <span>{reason}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function wordsOf(mode: Mode, { lines, stored, flagged, repeated, refused, problems }: Result): string {
  const isUntouched = stored + flagged + repeated + refused === 0
  if (isUntouched && problems.length > 0) return `有 ${problems.length} 处要改，改好后重新选择；还没有上报任何一行。`
  if (mode === 'check') return `共 ${lines} 条，格式无误，还没有上报。`
  const parts = [
    `新上报 ${stored + flagged} 条`,
    flagged ? `其中 ${flagged} 条说不通，已标记` : '',
    repeated ? `以前报过 ${repeated} 条` : '',
    refused ? `未受理 ${refused} 条，改好后把整份文件再传一次即可` : '',
  ]
  return `${parts.filter(Boolean).join('，')}。`
}
