import type { CalendarDate } from '../../time/calendar'
import type { Step } from '../step'
import { neverDelivered, neverFilled } from './never'
import { PRICE } from './odds'
import { QUIET_DAYS, quietFacts, quietFrom } from './quiet'
import { type Clash, type Story, type StoryContext, storyOf } from './story'
import { stepWords } from './story-words'
import { oneBottle, pricesOf } from './tracks'
import { plainPrice, type Sighting, sightings } from './trail'
import { tooFast, twinClash } from './twin'

/**
 * What cannot be true of a cylinder, from its latest steps alone: their order of arrival does not matter, and what comes
 * late takes back the story it explains. Each story names two of the steps.
 */
export function storiesOf(steps: readonly Step[], context: StoryContext): Story[] {
  const seen = sightings(steps)
  if (seen.length < 2) return []
  const newest = newestOf(steps)
  const twin = twinClash(seen, newest)
  // Of two bottles in one story nothing else can be said.
  if (twin) return [storyOf('CYL_TWIN', twin, twinWords(twin))]
  const path = likeliest(seen, newest)
  const stories = [
    told('CYL_TOO_FAST', tooFast(path, newest), tooFastWords),
    told('CYL_NEVER_DELIVERED', neverDelivered(path, newest), neverDeliveredWords),
    told('CYL_NEVER_FILLED', neverFilled(path, context), neverFilledWords),
    told('CYL_QUIET', isQuiet(path, context.today) ? quietFacts(path) : null, quietWords),
  ]
  return stories.filter((story) => story !== null)
}

/** The two bottles of a twin: the last step of each; null when the steps do not tell of two. */
export function twinWays(steps: readonly Step[]): [Step, Step] | null {
  const ways = steps.length === 0 ? null : twinClash(sightings(steps), newestOf(steps))
  return ways && [ways.first, ways.second]
}

/** The day on which a story may begin without any new step; null when none will. */
export function storiesChangeOn(steps: readonly Step[]): CalendarDate | null {
  const seen = sightings(steps)
  return seen.length < 2 ? null : quietFrom(likeliest(seen, newestOf(steps)))
}

/** Instants sort as text, which is quicker than reading each of them. */
const newestOf = (steps: readonly Step[]): number =>
  Date.parse(steps.map(({ knownAt }) => knownAt).sort()[steps.length - 1] ?? '')

/** The sightings of the bottle itself, without those that a misread code has put among them. */
function likeliest(seen: readonly Sighting[], newest: number): readonly Sighting[] {
  if (plainPrice(seen, newest) < PRICE.strayReport) return seen
  return oneBottle(pricesOf(seen, newest)).first.map((i) => seen[i] as Sighting)
}

function isQuiet(path: readonly Sighting[], today: CalendarDate): boolean {
  const from = quietFrom(path)
  return from !== null && today >= from
}

const told = (rule: Story['rule'], clash: Clash | null, words: (clash: Clash) => string): Story | null =>
  clash && storyOf(rule, clash, words(clash))

const twinWords = ({ earlier, later }: Clash): string =>
  `${stepWords(earlier)}，${stepWords(later)}，两处对不上，中间没有收回、出库的记录；前后各有多次记录互相交替。很可能有两只瓶在用同一个码`
const tooFastWords = ({ earlier, later }: Clash): string =>
  `${stepWords(earlier)}，${stepWords(later)}，两处相距太远，车辆在这段时间到不了（已留出2小时的时钟误差）`
const neverDeliveredWords = ({ earlier, later }: Clash): string =>
  `${stepWords(later)}，此前最后的记录是${stepWords(earlier)}，没有任何企业报过把它送到这里`
const neverFilledWords = ({ earlier, later }: Clash): string =>
  `${stepWords(later)}，但送瓶的企业没有充装过这只瓶；最近一次充装是另一家企业，${stepWords(earlier)}`
const quietWords = ({ earlier, later }: Clash): string =>
  `最后的消息是${stepWords(later)}，此后${QUIET_DAYS}天没有任何消息；企业上一次报送是${stepWords(earlier)}`
