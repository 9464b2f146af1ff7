import { readFileSync, statSync } from 'node:fs'
import { CardWriter, EventRecorder, EventSheetService } from '@app/features'
import { CompanyRegisterRepository, CustodyRepository } from '@app/persistence'
import { SystemClock } from '@app/platform'
import { readConfig, withStore } from './store'
import { UsageError } from './verb'

const LARGEST_BYTES = 5 * 1024 * 1024

/** 流转表 of a company, brought in at the machine itself. */
export async function importEvents(path: string, companyCode: string, isPreview: boolean): Promise<void> {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined) throw new UsageError(`没有这个文件：${path}`)
  if (size > LARGEST_BYTES) throw new UsageError('文件超过 5 MB，请按天或按月分成几份')
  await withStore(readConfig(), async ({ uow, db }) => {
    const company = await new CompanyRegisterRepository(db).byCode(companyCode.toUpperCase())
    if (!company) throw new UsageError(`没有代码为 ${companyCode} 的企业`)
    const custody = new CustodyRepository(db)
    const recorder = new EventRecorder(custody, new CardWriter(custody, uow), new SystemClock())
    const service = new EventSheetService(recorder)
    const bytes = readFileSync(path)
    const sender = { companyId: company.id, accountId: null }
    tell(isPreview ? await service.check(bytes) : await service.report(bytes, sender), isPreview)
  })
}

type Told = Awaited<ReturnType<EventSheetService['check']>>

function tell({ lines, stored, flagged, repeated, refused, problems }: Told, isPreview: boolean): void {
  for (const { line, column, reason } of problems) console.log(`  第 ${line} 行「${column}」：${reason}`)
  const untouched = isPreview ? '（没有写入）' : ''
  console.log(
    `可读 ${lines} 行${untouched}：已存 ${stored + flagged}（其中标记 ${flagged}），重复 ${repeated}，未存 ${refused}`,
  )
}
