import { useMemo } from 'react'
import { Chart } from '../../ui/chart'
import { ACCENT, AMBER, GREEN, LINE, MUTED } from '../../ui/theme'
import type { Overview } from './types'

/** By itself in the build: the numbers above do not wait for the drawing library. */
export default function TrendChart({ trend, height }: { trend: Overview['trend']; height: number }) {
  const option = useMemo(() => trendOption(trend), [trend])
  return <Chart option={option} height={height} label='每天到访、发现隐患、办结隐患的数量' />
}

function trendOption(trend: Overview['trend']) {
  const axis = { axisLine: { lineStyle: { color: LINE } }, axisTick: { show: false }, axisLabel: { color: MUTED } }
  return {
    animation: false,
    grid: { left: 36, right: 12, top: 34, bottom: 24 },
    legend: { top: 0, right: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: MUTED } },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: trend.map(({ date }) => date.slice(5)), ...axis },
    yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: LINE } }, axisLabel: { color: MUTED } },
    series: [
      { name: '到访', type: 'bar', data: trend.map(({ visits }) => visits), color: '#b9cfdd', barMaxWidth: 16 },
      { name: '发现隐患', type: 'line', data: trend.map((day) => day.hazards), color: AMBER, symbolSize: 5 },
      { name: '办结隐患', type: 'line', data: trend.map(({ closed }) => closed), color: GREEN, symbolSize: 5 },
    ],
    color: [ACCENT, AMBER, GREEN],
  }
}
