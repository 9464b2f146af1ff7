import { Progress, Steps } from 'antd'
import type { Import } from './types'

const STEP: Record<Import['status'], number> = {
  reading: 1,
  unreadable: 1,
  failed: 1,
  refused: 2,
  ready: 2,
  stale: 2,
  applying: 3,
  applied: 4,
  discarded: 2,
}
const WRONG = new Set<Import['status']>(['unreadable', 'refused', 'failed'])

export function ImportSteps({ batch: { status } }: { batch: Import }) {
  return (
    <Steps
      className='import-steps'
      size='small'
      current={STEP[status]}
      status={WRONG.has(status) ? 'error' : status === 'applied' ? 'finish' : 'process'}
      items={['上传', '读取核对', '看预览', '写入', '完成'].map((title) => ({ title }))}
    />
  )
}

/** How far it is, as the server says; the page may be left and found again. */
export function ImportProgress({ batch: { progress, status } }: { batch: Import }) {
  if (!progress) return null
  const { label, done, total, phase } = progress
  const percent = total > 0 ? Math.min(100, Math.floor((100 * done) / total)) : 0
  const rows = phase === 'reading' || total === 0 ? '' : `${done} / ${total} 行`
  return (
    <section className='import-progress' aria-live='polite'>
      <p>
        <b>{label}</b> {rows}
      </p>
      <Progress key={phase} percent={percent} status='active' />
      <p className='muted'>
        {status === 'applying' ? '写完以前别人看不到任何一行；中途断电也不会只写一半。' : ''}
        可以离开此页，进度和结果都在服务器上。
      </p>
    </section>
  )
}
