import { Chip } from '../../ui/tags'
import type { Import } from './types'

const TONE: Record<Import['status'], Parameters<typeof Chip>[0]['tone']> = {
  reading: 'accent',
  ready: 'accent',
  refused: 'red',
  unreadable: 'red',
  applying: 'accent',
  applied: 'green',
  stale: 'amber',
  failed: 'red',
  discarded: 'grey',
}

export const ImportChip = ({ status, statusLabel }: Pick<Import, 'status' | 'statusLabel'>) => (
  <Chip tone={TONE[status]}>{statusLabel}</Chip>
)

/** 新增 3 · 变更 1 · 未变 20 */
export function countWords({ created, changed, unchanged, problems }: Import): string {
  if (problems) return `有问题 ${problems} 处`
  const counts = [
    created ? `新增 ${created}` : '',
    changed ? `变更 ${changed}` : '',
    unchanged ? `未变 ${unchanged}` : '',
  ]
  return counts.filter(Boolean).join(' · ') || '—'
}

export const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
