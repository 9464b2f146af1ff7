import { Alert } from 'antd'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { queryClient, useApi } from '../../api/use-api'
import { fullMoment, momentWords } from '../../format/time'
import { PageHead } from '../../ui/section'
import { Ready } from '../../ui/states'
import { ImportActions } from './import-actions'
import { ImportLines } from './import-lines'
import { ImportProgress, ImportSteps } from './import-steps'
import { SheetChoice } from './sheet-choice'
import { sizeWords } from './status'
import type { Import } from './types'

const LOOK_AGAIN_MS = 700

const isUnderWay = (batch: Import | undefined): boolean => batch?.status === 'reading' || batch?.status === 'applying'

export function Component() {
  const { id = '' } = useParams()
  const again = (data: Import | undefined) => (isUnderWay(data) ? LOOK_AGAIN_MS : false)
  const batch = useApi('GET /api/v1/imports/:id', { params: { id } }, { staleTime: 0, again })
  const status = batch.data?.status
  useEffect(() => {
    if (status === 'applied') void queryClient.invalidateQueries()
  }, [status])
  return (
    <div className='page'>
      <Ready query={batch}>{(data) => <Batch batch={data} />}</Ready>
    </div>
  )
}

function Batch({ batch }: { batch: Import }) {
  const { kindLabel, fileName, fileBytes, by, createdAt, expiresAt } = batch
  return (
    <>
      <PageHead
        list={{ to: '/import', name: '导入' }}
        title={`${kindLabel}台账`}
        note={
          <span title={fullMoment(createdAt)}>
            {[fileName, sizeWords(fileBytes), by, momentWords(createdAt)].filter(Boolean).join(' · ')}
          </span>
        }
      />
      <section className='section import-state'>
        <ImportSteps batch={batch} />
        <ImportProgress batch={batch} />
        {isUnderWay(batch) ? null : (
          <>
            <SheetChoice batch={batch} />
            <Verdict batch={batch} />
            <Counts batch={batch} />
            <ImportActions batch={batch} />
            {expiresAt ? <p className='muted'>没有导入的，{momentWords(expiresAt)} 自动删除。</p> : null}
          </>
        )}
      </section>
      {isUnderWay(batch) || batch.isEmptied ? null : <ImportLines batch={batch} />}
    </>
  )
}

/** One sentence: what happened, and what to do next. */
function Verdict({ batch }: { batch: Import }) {
  const { title, type } = verdictOf(batch)
  return <Alert type={type} showIcon title={title} description={batch.note} />
}

function verdictOf({ status, problems, created, changed, by, appliedBy, appliedAt }: Import): {
  title: string
  type: 'success' | 'info' | 'warning' | 'error'
} {
  switch (status) {
    case 'ready':
      return created + changed > 0
        ? { type: 'info', title: '没有问题。看过下面的变化，就可以导入；现在还什么都没有写入。' }
        : { type: 'success', title: '和现有登记完全一致，不用导入。' }
    case 'refused':
      return { type: 'error', title: `${problems} 处有问题，一行也没有导入。请在原表里改好，整份再上传一次。` }
    case 'unreadable':
      return { type: 'error', title: '这份文件读不了，什么都没有导入。' }
    case 'stale':
      return { type: 'warning', title: '预览之后登记又有变化，没有导入。请重新预览，看过再导入。' }
    case 'applied':
      return {
        type: 'success',
        title: `已全部导入，${appliedBy ?? by} 于 ${momentWords(appliedAt)}；上传的文件已删除。`,
      }
    case 'discarded':
      return { type: 'info', title: '已放弃或过期，文件已删除，什么都没有导入。' }
    default:
      return { type: 'error', title: '系统出错，什么都没有导入。可重新预览；还不行请联系管理员看“后台任务”。' }
  }
}

function Counts({ batch: { created, changed, unchanged, problems, rows, status } }: { batch: Import }) {
  if (status === 'unreadable' || status === 'discarded' || status === 'failed') return null
  const would = [
    { name: '新增', count: created },
    { name: '变更', count: changed },
    { name: '未变', count: unchanged },
  ]
  // What a list with faults would do is no news: it does nothing.
  const counts = problems > 0 ? [{ name: '有问题', count: problems }] : would
  return (
    <dl className='import-counts'>
      {counts.map(({ name, count }) => (
        <div key={name} className={problems > 0 ? 'is-red' : ''}>
          <dt>{name}</dt>
          <dd>{count}</dd>
        </div>
      ))}
      <div>
        <dt>文件共</dt>
        <dd>
          {rows}
          <small> 行</small>
        </dd>
      </div>
    </dl>
  )
}
