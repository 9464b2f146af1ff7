import { UnitOfWork } from '@app/persistence'
import { mark, marksOf } from './mark'

/** Reads, then writes, 200 times; every fourth unit is turned back. */
async function write(sqliteFile: string, topic: string): Promise<void> {
  const units = await UnitOfWork.open({ sqliteFile, districtCode: '120103' })
  let kept = 0
  const unit = (n: number) =>
    units.run(async (tx) => {
      await marksOf(tx, topic)
      await mark(tx, topic)
      if (n % 4 === 0) throw new Error('turned back')
    })
  for (let n = 0; n < 200; n++) {
    await unit(n).then(
      () => {
        kept += 1
      },
      (error: Error) => {
        if (error.message !== 'turned back') throw error
      },
    )
  }
  await units.close()
  process.stdout.write(`kept ${kept}\n`)
}

const [sqliteFile = '', topic = ''] = process.argv.slice(2)
void write(sqliteFile, topic)
