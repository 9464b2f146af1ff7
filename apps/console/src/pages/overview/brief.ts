import { clockWords } from '../../format/time'
import type { Overview } from './types'

const listed = (parts: readonly (readonly [string, number])[]): string =>
  parts.map(([name, count]) => `${name} ${count}`).join('，')

const dutyParts = (duty: NonNullable<Overview['duty']>): (readonly [string, number])[] => [
  ['通知未确认', duty.unconfirmedNotices],
  ['任务失败', duty.deadJobs],
  ['接口静默', duty.silentCompanies],
]

/** 今日简报: plain text for a phone message, in the order of the screen. Numbers only, no names of people. */
export function briefOf(overview: Overview, areaName: string): string {
  const { actNow, duty, premises, cylinders, visits, hazards } = overview
  const swaps = overview.swaps.filter(({ count }) => count > 0)
  const lines = [
    `【平安液化气今日简报】${areaName} ${overview.date} ${clockWords(overview.asOf)}`,
    `一、现在要办：${listed([
      ['险情', actNow.leaks],
      ['A级未控', actNow.gradeAUncontrolled],
      ['超期', actNow.overdue],
      ['待派单', actNow.toDispatch],
      ['待审核', actNow.toRecheck],
      ['移交未回', actNow.referred],
    ])}。`,
    `二、系统：${duty ? listed(dutyParts(duty)) : '由区里查看'}。`,
    `三、用户：${listed([
      ['在用', premises.in_use],
      ['停业', premises.suspended],
      ['空置', premises.vacant],
      ['已停用', premises.retired],
    ])}。`,
    `四、气瓶：${listed([
      ['在用', cylinders.in_use],
      ['备用', cylinders.spare],
      ['去向不明', cylinders.missing],
      ['未登记', cylinders.unregistered],
    ])}。`,
    `五、到访：今日 ${visits.todayDone} 户；本年已查 ${visits.done}／应查 ${visits.due}；${listed([
      ['不遇', visits.not_home],
      ['拒绝', visits.refused],
      ['改约', visits.rescheduled],
    ])}。`,
    `六、隐患：${listed([
      ['发现', hazards.found],
      ['已管控', hazards.controlled],
      ['已整改', hazards.rectified],
      ['已复查', hazards.rechecked],
      ['办结', hazards.closed],
    ])}。`,
    `七、未办结问题：${listed(overview.problems.map(({ label, open }) => [label, open]))}。`,
    `八、到期：${overview.expiring.map((e) => `${e.label} 已过期 ${e.overdue}、30天内 ${e.within30}`).join('；')}。`,
    `九、待换瓶：${swaps.length ? listed(swaps.map((s) => [s.companyName, s.count])) : '无'}。`,
    `口径：${overview.definition}`,
  ]
  return lines.join('\n')
}
