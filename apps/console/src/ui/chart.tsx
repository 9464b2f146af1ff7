import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/** `label` says in words what the picture shows, for whoever cannot see it. */
export function Chart({ option, height, label }: { option: EChartsCoreOption; height: number; label: string }) {
  const host = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  useEffect(() => {
    if (!host.current) return
    const made = init(host.current)
    chart.current = made
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(host.current)
    return () => {
      watch.disconnect()
      made.dispose()
      chart.current = null
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(option)
  }, [option])
  return <div ref={host} role='img' aria-label={label} style={{ height, width: '100%' }} />
}
