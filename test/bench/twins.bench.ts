import type { Group } from './groups'
import type { Results } from './result'
import { scoreOnline } from './twins-online'

/** As issue 4 fixes it: 100,000 cylinders, 90 days, one twin per 2,000. */
const DISTRICT = { cylinders: 100_000, days: 90 }
/** Nothing is fitted to one of them; the worst counts. */
const SEEDS = [1, 2]

/** Recall of planted twins and false alarms, online, message by message. Of several districts the worst is printed. */
export const twins: Group = {
  names: ['twins.recall', 'twins.falsePer10k'],
  run: async (wanted, report) => {
    const scores = SEEDS.map((seed) => scoreOnline({ seed, ...DISTRICT }))
    const recall = Math.min(...scores.map(({ found, planted }) => found / planted))
    const falsePer10k = Math.max(...scores.map((score) => (score.falseAlarms / score.arrivals) * 10_000))
    const delays = scores.flatMap((score) => score.delays).sort((a, b) => a - b)
    const results: Results = {
      'twins.recall': { value: Number(recall.toFixed(3)), unit: 'share' },
      'twins.falsePer10k': { value: Number(falsePer10k.toFixed(3)), unit: 'alarms' },
    }
    report(Object.fromEntries(Object.entries(results).filter(([name]) => wanted(name))))
    const days = (share: number) => (delays[Math.floor(delays.length * share)] ?? Number.NaN).toFixed(1)
    console.log(
      `  twins: from the second bottle's first message to the alarm ${days(0.5)} days (half), ${days(0.9)} (nine in ten)`,
    )
  },
}
