import type { OnProgress } from '@app/features'

const WORDS: Record<Parameters<OnProgress>[0], string> = {
  reading: '解析文件',
  checking: '逐行核对',
  comparing: '与登记比较',
  writing: '写入',
  saving: '保存',
}
const EVERY_MS = 100
const ERASE = '\r\x1b[2K'

/** One line on a terminal that is written over; into a file or a pipe it says nothing. */
export function progressLine(out: NodeJS.WriteStream = process.stderr): { show: OnProgress; end(): void } {
  let shownAt = 0
  let isShown = false
  const show: OnProgress = (phase, done, total) => {
    if (!out.isTTY || Date.now() - shownAt < EVERY_MS) return
    shownAt = Date.now()
    isShown = true
    const share = total > 0 ? ` ${Math.floor((100 * done) / total)}%` : ''
    const rows = phase === 'reading' || total === 0 ? '' : `（${done} / ${total} 行）`
    out.write(`${ERASE}${WORDS[phase]}${share}${rows}`)
  }
  const end = (): void => {
    if (isShown) out.write(ERASE)
  }
  return { show, end }
}
