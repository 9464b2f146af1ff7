import { dateInShanghai, dateWords } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { Notice } from '@/components/parts'
import type { Today } from '@/state/today'
import type { Sync } from '@/state/use-synced'
import { clockWords } from '@/state/words'

/** A list of yesterday, kept because there was no network since, must not pass for today's. */
const dayWords = (date: string): string =>
  date === dateInShanghai(new Date().toISOString()) ? '今天' : dateWords(date)

/** Of when the list is, and a way to a newer one. */
export function SyncedLine({ view, sync }: { view: Today | undefined; sync: Sync }) {
  return (
    <>
      <View id='synced' className='line line--first'>
        <Text className='muted'>
          {view ? `${dayWords(view.date)} · 同步于 ${clockWords(view.syncedAt)} · 离线可用` : '还没有同步过今天的任务'}
        </Text>
        <View id='sync' className='line__more' onClick={sync.again}>
          {sync.busy ? '同步中…' : '同步'}
        </View>
      </View>
      {sync.trouble ? (
        <Notice id='trouble' tone='amber'>
          {sync.trouble}
          {view ? '，现在显示的是手机里存的任务' : ''}
        </Notice>
      ) : null}
    </>
  )
}
