import { shortStep } from '@app/domain'
import { Button } from 'antd'
import { Link } from 'react-router'
import { fullMoment, momentWords } from '../../../format/time'
import { Nothing } from '../../../ui/states'
import { Chip } from '../../../ui/tags'
import type { StoryMark } from './stories'
import { keyOf, lateBy, lateWords, type Round, roundsOf, type WayStep } from './way'

interface RoundsProps {
  steps: readonly WayStep[]
  stories: ReadonlyMap<string, StoryMark>
  /** Nothing older is left to load. */
  isWhole: boolean
  isLoading: boolean
  more: () => void
}

/** Round after round, the newest first: 充装 → … → 回收. */
export function Rounds({ steps, stories, isWhole, isLoading, more }: RoundsProps) {
  if (steps.length === 0) return <Nothing>还没有企业上报或核瓶记录</Nothing>
  return (
    <>
      {roundsOf(steps).map((round, i) => (
        <RoundOf
          key={round.steps[0] ? keyOf(round.steps[0]) : ''}
          round={round}
          isNewest={i === 0}
          isWhole={isWhole}
          stories={stories}
        />
      ))}
      {isWhole ? null : (
        <Button className='way-more' onClick={more} loading={isLoading}>
          看更早的
        </Button>
      )}
    </>
  )
}

type RoundProps = Pick<RoundsProps, 'stories' | 'isWhole'> & { round: Round; isNewest: boolean }

function RoundOf({ round: { filledAt, steps }, isNewest, isWhole, stories }: RoundProps) {
  const unfilled = isWhole ? '更早：没有充装记录' : '更早的一轮'
  return (
    <section className='way-round'>
      <h3>
        {filledAt ? `${momentWords(filledAt)} 充装的一轮` : unfilled}
        {isNewest && filledAt ? <Chip tone='accent'>最近一轮</Chip> : null}
      </h3>
      <ol>
        {steps.map((step) => (
          <StepLine key={keyOf(step)} step={step} story={stories.get(keyOf(step))} />
        ))}
      </ol>
    </section>
  )
}

function StepLine({ step, story }: { step: WayStep; story: StoryMark | undefined }) {
  const { at, by, detail, corrected, flags } = step
  return (
    <li className={flags.length > 0 || story ? 'is-impossible' : ''}>
      <Clocks step={step} />
      <div>
        <p>
          <b>{shortStep(step)}</b> <Way step={step} />
          {corrected ? <Chip>已更正</Chip> : null}
          {story ? (
            <Link to={`/alerts/${story.alertId}`}>
              <Chip tone='red'>{story.title}</Chip>
            </Link>
          ) : null}
        </p>
        {flags.map((flag) => (
          <p key={flag} className='is-red'>
            ✕ 不合常理：{flag}
          </p>
        ))}
        <p className='muted' title={fullMoment(at)}>
          {[by, ...detail].filter(Boolean).join(' · ')}
        </p>
      </div>
    </li>
  )
}

/** 发生 and 得知, where they are not the same. */
function Clocks({ step }: { step: WayStep }) {
  const late = lateBy(step)
  if (late === null) return <time dateTime={step.at}>{momentWords(step.at)}</time>
  return (
    <time dateTime={step.at}>
      发生 {momentWords(step.at)}
      <small className='is-amber'>
        得知 {momentWords(step.knownAt)}，{lateWords(late)}
      </small>
    </time>
  )
}

function Way({ step: { from, to } }: { step: WayStep }) {
  return (
    <span>
      {from ? <Holder holder={from} /> : null}
      {from && to ? ' → ' : null}
      {to ? <Holder holder={to} /> : null}{' '}
    </span>
  )
}

const Holder = ({ holder: { premisesId, label } }: { holder: NonNullable<WayStep['to']> }) =>
  premisesId ? <Link to={`/premises/${premisesId}`}>{label}</Link> : label
