import { FileExcelOutlined, InboxOutlined } from '@ant-design/icons'
import { newId } from '@app/domain'
import { App, Button, Segmented, Upload } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { addressOf } from '../../api/client'
import { saveFile } from '../../api/download'
import { problemWords } from '../../api/problem'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { Section } from '../../ui/section'
import { Ready } from '../../ui/states'
import type { ImportKind, ImportList } from './types'
import { uploadList } from './upload-list'

const MEGABYTES = 20

/** Which register, its template, and the file. */
export function NewImport() {
  const lists = useApi('GET /api/v1/import-templates', {}, { staleTime: 600_000 })
  const { role } = useAccount()
  return (
    <Section title='上传一份台账' note='顺序：区域 → 用气场所和用户 → 账号 → 气瓶'>
      <Ready query={lists} rows={4}>
        {({ items }) => <Choice lists={items.filter(({ kind }) => role === 'admin' || kind !== 'accounts')} />}
      </Ready>
    </Section>
  )
}

function Choice({ lists }: { lists: readonly ImportList[] }) {
  const [search, setSearch] = useSearchParams()
  const chosen = lists.find(({ kind }) => kind === search.get('kind')) ?? lists[0]
  if (!chosen) return null
  return (
    <div className='import-new'>
      <Segmented<ImportKind>
        aria-label='台账种类'
        size='large'
        value={chosen.kind}
        options={lists.map(({ kind, title }) => ({ value: kind, label: title }))}
        onChange={(kind) => setSearch({ kind })}
      />
      <Template list={chosen} />
      <Drop kind={chosen.kind} />
    </div>
  )
}

function Template({ list: { kind, title, columns } }: { list: ImportList }) {
  const { message } = App.useApp()
  const save = (format: 'xlsx' | 'csv') =>
    saveFile(addressOf('/api/v1/import-templates/file', {}, { kind, format })).catch((error: unknown) =>
      message.error(problemWords(error)),
    )
  return (
    <div className='import-template'>
      <p>
        <FileExcelOutlined /> 没有现成的表？下载{title}模板：
        <Button type='link' size='small' onClick={() => void save('xlsx')}>
          Excel
        </Button>
        <Button type='link' size='small' onClick={() => void save('csv')}>
          CSV
        </Button>
      </p>
      <p className='muted'>
        认得的列（顺序不限，多出来的列不管）：
        {columns.map((column, index) => (
          <span key={column.title} title={column.also.length ? `也可叫：${column.also.join('、')}` : undefined}>
            {index ? '、' : ''}
            {column.needed ? <b className='import-needed'>{column.title}（必填）</b> : column.title}
          </span>
        ))}
      </p>
    </div>
  )
}

function Drop({ kind }: { kind: ImportKind }) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  async function bring(file: File) {
    const refusal = refusalOf(file)
    if (refusal) return message.error(refusal)
    setBusy(true)
    try {
      const { id } = await twice((id) => uploadList(id, kind, file))
      navigate(`/import/${id}`)
    } catch (error) {
      message.error(problemWords(error), 8)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Upload.Dragger
      accept='.xlsx,.csv,.txt'
      showUploadList={false}
      disabled={busy}
      beforeUpload={(file) => {
        void bring(file)
        return false
      }}
    >
      <p className='ant-upload-drag-icon'>
        <InboxOutlined />
      </p>
      <p className='ant-upload-text'>{busy ? '正在上传…' : '把文件拖到这里，或点击选择'}</p>
      <p className='ant-upload-hint'>
        Excel（.xlsx）或 CSV，{MEGABYTES} MB 以内。上传后先看预览，确认了才写入；要么全部导入，要么一行也不导入。
      </p>
    </Upload.Dragger>
  )
}

/** A connection that breaks once is no reason to begin anew: the same id is the same list. */
async function twice<T>(send: (id: string) => Promise<T>): Promise<T> {
  const id = newId()
  try {
    return await send(id)
  } catch (error) {
    if ((error as { away?: boolean }).away !== true) throw error
    return send(id)
  }
}

function refusalOf({ name, size }: File): string | null {
  if (/\.xls$/i.test(name)) return '旧版 .xls 读不了，请在表格软件里另存为 .xlsx'
  return size > MEGABYTES * 1024 * 1024 ? `文件超过 ${MEGABYTES} MB，请另存为只含数据的表，或分成几份` : null
}
