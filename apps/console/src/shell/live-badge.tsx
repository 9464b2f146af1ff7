import { Tooltip } from 'antd'
import { useStore } from '../api/store'
import type { LiveState } from '../live/live-feed'
import { liveState } from '../live/use-live'

const WORDS: Record<LiveState, { label: string; hint: string }> = {
  live: { label: '实时', hint: '有变化会自动出现，不用刷新' },
  connecting: { label: '连接中', hint: '正在连接实时变化' },
  reconnecting: { label: '重连中', hint: '实时连接断开，正在重连；重连后自动补上期间的变化' },
  off: { label: '非实时', hint: '当前账号不接收实时变化，请手动刷新' },
}

export function LiveBadge() {
  const state = useStore(liveState)
  const { label, hint } = WORDS[state]
  return (
    <Tooltip title={hint}>
      <output className={`live-badge live-${state}`} data-testid='live-state'>
        <i aria-hidden='true' />
        {label}
      </output>
    </Tooltip>
  )
}
