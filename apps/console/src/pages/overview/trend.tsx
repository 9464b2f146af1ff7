import { lazy, Suspense } from 'react'
import { Section } from '../../ui/section'
import type { Overview } from './types'

const TrendChart = lazy(() => import('./trend-chart'))
const HEIGHT = 208

export function Trend({ trend }: { trend: Overview['trend'] }) {
  return (
    <Section title='近日到访与隐患' note={`近 ${trend.length} 天`}>
      <Suspense fallback={<div style={{ height: HEIGHT }} />}>
        <TrendChart trend={trend} height={HEIGHT} />
      </Suspense>
    </Section>
  )
}
