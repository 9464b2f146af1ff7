import type { Dialect } from '@app/persistence'
import { DistrictBench } from './district.bench'
import { EventBench } from './events.bench'
import type { Results } from './result'
import { Stand } from './stand'
import { REGISTER, SweepBench } from './sweep.bench'

/** Benches that share one prepared database. */
export interface Group {
  names: string[]
  /** Runs those that are wanted; `report` is told as soon as something is known. */
  run(wanted: (name: string) => boolean, report: (results: Results) => void): Promise<void>
}

const suffixOf = (dialect: Dialect): string => (dialect === 'sqlite' ? 'sqlite' : 'mariadb')

const ON_DISTRICT: Readonly<Record<string, (bench: DistrictBench, name: string) => Promise<Results>>> = {
  scan: (bench, name) => bench.scan(name),
  submit: (bench, name) => bench.submit(name),
  'submit-with-jobs': (bench, name) => bench.submitWithJobs(name),
  'list.alerts': (bench, name) => bench.read('list.alerts', name),
  overview: (bench, name) => bench.read('overview', name),
}

/** The district of real size with its API. Memory is asked last, and of the default storage only. */
export function onDistrict(dialect: Dialect): Group {
  const benches = Object.entries(ON_DISTRICT).map(([name, run]) => [`${name}.${suffixOf(dialect)}`, run] as const)
  if (dialect === 'sqlite') benches.push(['memory.default', (bench, name) => bench.memory(name)])
  return {
    names: benches.map(([name]) => name),
    run: async (wanted, report) => {
      const stand = await Stand.open(dialect)
      const district = await DistrictBench.start(stand)
      try {
        for (const [name, run] of benches) if (wanted(name)) report(await run(district, name))
      } finally {
        await district.stop()
        await stand.close()
      }
    },
  }
}

/** What companies report, message by message and in batches. */
export function events(dialect: Dialect): Group {
  const suffix = suffixOf(dialect)
  const [single, batch] = [`events.single.${suffix}`, `events.batch200.${suffix}`]
  return {
    names: [single, batch],
    run: async (wanted, report) => {
      const stand = await Stand.open(dialect)
      const bench = await EventBench.fill(stand)
      try {
        if (wanted(single)) report(await bench.single(single))
        if (wanted(batch)) report(await bench.batch200(batch))
      } finally {
        await bench.close()
        await stand.close()
      }
    },
  }
}

/** The sweep over a whole register and over a tenth of it, with as many due in both. */
export function sweeps(dialect: Dialect): Group {
  const suffix = suffixOf(dialect)
  const [full, tenth] = [`review.sweep.${suffix}`, `review.sweep.tenth.${suffix}`]
  return {
    names: [full, tenth],
    run: async (wanted, report) => {
      const values = new Map<string, number>()
      for (const [name, size] of [[tenth, REGISTER / 10] as const, [full, REGISTER] as const]) {
        if (!wanted(name)) continue
        const results = await sweep(dialect, size, name)
        values.set(name, results[name]?.value ?? Number.NaN)
        report(results)
      }
      if (values.size < 2) return
      const growth = (values.get(full) ?? Number.NaN) / (values.get(tenth) ?? Number.NaN)
      report({ [`review.sweep.growth.${suffix}`]: { value: Number(growth.toFixed(2)), unit: 'times' } })
    },
  }
}

async function sweep(dialect: Dialect, size: number, name: string): Promise<Results> {
  const stand = await Stand.open(dialect)
  const bench = await SweepBench.fill(stand, size)
  try {
    return await bench.run(name)
  } finally {
    await bench.close()
    await stand.close()
  }
}
