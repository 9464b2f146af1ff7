import { momentWords } from '../../../format/time'
import { linesOf, type WayNode, type Whereabouts, wayOf } from './way'

const GAP = 146
const LEFT = 74
const TOP = 58
const RADIUS = 17
const LINE = 16
const PER_LINE = 11

const x = (i: number): number => LEFT + i * GAP
const SIGN: Record<WayNode['state'], string> = { now: '●', done: '✓', skipped: '？', ahead: '' }
const STATE_WORD: Record<WayNode['state'], string> = {
  now: '现在在这里',
  done: '',
  skipped: '没有上报',
  ahead: '',
}

/** 流转图: the last round from the station to the home and back; readable in black and white too. */
export function Schematic({ whereabouts }: { whereabouts: Whereabouts }) {
  const nodes = wayOf(whereabouts)
  const below = nodes.map(belowOf)
  const height = TOP + RADIUS + 18 + LINE * Math.max(...below.map(({ length }) => length)) + 4
  const words = nodes.map(({ name, state, at }) => `${name}${STATE_WORD[state]}${at ? momentWords(at) : ''}`)
  return (
    <svg className='way' viewBox={`0 0 ${LEFT * 2 + GAP * 6} ${height}`} role='img' aria-label={words.join('，')}>
      {nodes.slice(1).map((node, i) => (
        <Track key={node.id} from={x(i)} to={x(i + 1)} node={node} />
      ))}
      <path
        className='way-return'
        d={`M ${x(5)} ${TOP - RADIUS - 3} C ${x(4)} 2, ${x(1)} 2, ${x(0)} ${TOP - RADIUS - 4}`}
      />
      <text className='way-hint' x={x(2.5)} y={14} textAnchor='middle'>
        ← 空瓶回站，再充装
      </text>
      {nodes.map((node, i) => (
        <Station key={node.id} node={node} at={x(i)} below={below[i] ?? []} />
      ))}
    </svg>
  )
}

function Track({ from, to, node: { id, state } }: { from: number; to: number; node: WayNode }) {
  const kind = id === 'test' && state !== 'now' ? 'side' : state
  return (
    <g className={`way-track way-${kind}`}>
      <line x1={from + RADIUS + 4} y1={TOP} x2={to - RADIUS - 10} y2={TOP} />
      <path d={`M ${to - RADIUS - 11} ${TOP - 5} l 7 5 l -7 5 z`} />
    </g>
  )
}

interface Words {
  text: string
  className: string
}

function belowOf({ state, at, holder, flags }: WayNode): Words[] {
  const time = at ? [{ text: momentWords(at), className: 'way-time' }] : []
  const where = holder ? linesOf(holder, PER_LINE).slice(0, 2) : []
  const stands = STATE_WORD[state] ? [{ text: STATE_WORD[state], className: `way-word way-${state}` }] : []
  const impossible = flags.flatMap((flag) => linesOf(`✕ ${flag}`, PER_LINE))
  return [
    ...stands,
    ...time,
    ...where.map((text) => ({ text, className: 'way-holder' })),
    ...impossible.map((text) => ({ text, className: 'way-flag' })),
  ]
}

function Station({ node, at, below }: { node: WayNode; at: number; below: readonly Words[] }) {
  const { name, state, flags } = node
  return (
    <g className={`way-node way-${state} ${flags.length > 0 ? 'way-impossible' : ''}`}>
      <circle cx={at} cy={TOP} r={RADIUS} />
      <text className='way-sign' x={at} y={TOP + 5} textAnchor='middle'>
        {flags.length > 0 ? '✕' : SIGN[state]}
      </text>
      <text className='way-name' x={at} y={TOP + RADIUS + 18} textAnchor='middle'>
        {name}
      </text>
      {below.map(({ text, className }, i) => (
        <text
          key={`${className} ${text}`}
          className={className}
          x={at}
          y={TOP + RADIUS + 18 + LINE * (i + 1)}
          textAnchor='middle'
        >
          {text}
        </text>
      ))}
    </g>
  )
}
