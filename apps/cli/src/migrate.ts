import { migrate } from '@app/persistence'
import { readConfig, storeOptions } from './store'

export async function run(): Promise<void> {
  const ran = await migrate(storeOptions(readConfig()))
  console.log(ran.length === 0 ? '数据库结构已是最新' : `已执行 ${ran.length} 项结构变更：${ran.join('、')}`)
}
