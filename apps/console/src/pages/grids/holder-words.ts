import type { Holder } from './types'

/** 王网格 · 高代班（代班 06-11 至 06-12） */
export function holderWords({ name, kind, fromOn, toOn, active, now }: Holder): string {
  if (!active) return `${name}（账号已停用）`
  if (kind === 'cover') return `${name}（代班 ${short(fromOn)} 至 ${short(toOn ?? '')}）`
  if (!now) return `${name}（自 ${short(fromOn)}）`
  return toOn ? `${name}（至 ${short(toOn)}）` : name
}

const short = (on: string): string => on.slice(5)
