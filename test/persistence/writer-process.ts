import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { UnitOfWork } from '@app/persistence'
import { mark, marksOf } from './mark'

/** When told to begin, reads and then writes 200 times; every fourth unit is turned back. */
async function write(sqliteFile: string, topic: string): Promise<void> {
  const units = await UnitOfWork.open({ sqliteFile, districtCode: '120103' })
  let kept = 0
  const unit = (n: number) =>
    units.run(async (tx) => {
      await marksOf(tx, topic)
      await pause(1)
      await mark(tx, topic)
      if (n % 4 === 0) throw new Error('turned back')
    })
  process.stdout.write('ready\n')
  await once(process.stdin, 'data')
  process.stdin.destroy()
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
