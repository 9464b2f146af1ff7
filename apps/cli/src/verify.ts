import { VerifyService } from '@app/features'
import { DiskFileStore } from '@app/platform'
import { readConfig, withStore } from './store'

export async function run(): Promise<void> {
  const config = readConfig()
  const files = new DiskFileStore(config.dataDir)
  const verified = await withStore(config, ({ db }) => new VerifyService(db, files, config.districtCode).verify())
  const { facts, hazards, alerts, cylinders, inspections, files: photos, findings } = verified
  console.log(
    `核对：事实 ${facts}、检查 ${inspections}、隐患 ${hazards}、告警 ${alerts}、气瓶 ${cylinders}、照片 ${photos}`,
  )
  if (findings.length === 0) return console.log('全部一致')
  for (const finding of findings) console.error(`  ${finding}`)
  console.error(`不一致 ${findings.length} 处`)
  process.exitCode = 1
}
