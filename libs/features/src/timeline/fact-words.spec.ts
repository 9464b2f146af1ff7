import { FACT_KINDS } from '@app/domain'
import { factWords } from './fact-words'

const say = (kind: (typeof FACT_KINDS)[number], body: object) => factWords(kind, JSON.stringify(body))

describe('facts in words', () => {
  test.each(FACT_KINDS)('%s can be told even when its body says nothing', (kind) => {
    const { title, detail } = say(kind, {})
    expect(title).not.toBe('')
    expect(`${title} ${detail.join(' ')}`).not.toMatch(/undefined|null|NaN/)
  })

  test('a visit names its kind, its outcome and what was found', () => {
    const thing = { kind: 'place', id: 'x' }
    const finding = {
      item: 'H02',
      thing,
      reason: 'rubber',
      grade: 'B',
      measure: 'm',
      deadlineOn: null,
      structural: false,
    }
    expect(say('inspection.submitted', { kind: 'annual', outcome: 'completed', findings: [] })).toEqual({
      title: '年度检查：完成',
      detail: ['未发现隐患'],
    })
    const { detail } = say('inspection.submitted', {
      kind: 'recheck',
      outcome: 'completed',
      findings: [{ ...finding, fixedOnSite: true }],
    })
    expect(detail[0]).toMatch(/^B 较大：.+（当场改好）$/)
  })

  test('an alert says why, a recheck its result, a reading its unit', () => {
    const params = { until: '2026-04-30' }
    expect(say('alert.raised', { rule: 'CYL_TEST_OVERDUE', grade: 'A', dueOn: '2026-05-01', params })).toEqual({
      title: '告警：气瓶检验到期',
      detail: ['检验已于2026年4月到期', 'A 严重', '期限 2026年5月1日'],
    })
    expect(say('hazard.rechecked', { pass: false }).title).toBe('复查不合格，退回整改')
    expect(say('hazard.rectified', { photoIds: ['a', 'b'], readingLelTenths: 0 }).detail).toEqual([
      '照片 2 张',
      '检测仪读数 0 %LEL',
    ])
  })

  test('a look says at what and why; who was erased and why is told without him', () => {
    expect(say('party.revealed', { field: 'call', purpose: 'visit' })).toEqual({
      title: '打电话给用户',
      detail: ['拨打电话', '约上门检查'],
    })
    expect(say('party.revealed', { field: 'phone' }).detail).toEqual(['查看电话', '已说明原因'])
    expect(say('party.erased', { erasureId: 'x', kept: ['facts', 'address'] })).toEqual({
      title: '个人信息已按申请删除',
      detail: ['仍保存：事实流水、场所地址'],
    })
    expect(say('party.erased', { erasureId: null, kept: [] }).title).toBe('个人信息保存期满，已删除')
  })

  test('a committed text is mentioned, never shown', () => {
    const note = 'a'.repeat(64)
    expect(say('alert.acknowledged', { note }).detail).toEqual(['附有说明'])
  })
})
