import fc from 'fast-check'
import { sha256Hex } from '../content/hash'
import { answerDueOn, goesToDistrict, plainReceipt, type ReportStatus, receiptOf, reportActions } from './report'

const me = { accountId: 'me', role: 'inspector' } as const
const street = { accountId: 'street', role: 'street' } as const
const at = (status: ReportStatus, assigneeId: string | null = null) => ({ status, assigneeId })

describe('线索', () => {
  it('is received, accepted, handed on, looked at and answered; a closed one stays closed', () => {
    expect(reportActions(at('received'), street)).toEqual(['accept', 'transfer'])
    expect(reportActions(at('accepted'), street)).toContain('close')
    expect(reportActions(at('closed'), street)).toEqual([])
  })

  it('is looked at by the one who was sent, and by nobody else', () => {
    expect(reportActions(at('handed', 'me'), me)).toEqual(['check'])
    expect(reportActions(at('handed', 'other'), me)).toEqual([])
    expect(reportActions(at('handed', 'me'), street)).not.toContain('check')
  })

  it('goes to the district when it complains of those who check', () => {
    expect([goesToDistrict('impostor'), goesToDistrict('conduct'), goesToDistrict('black_gas')]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('is answered within fifteen working days', () => {
    expect(answerDueOn('2026-06-10')).toBe('2026-07-01')
    expect(answerDueOn('2026-06-13', 1)).toBe('2026-06-15')
  })

  it('has a receipt that survives being read out, written down and typed again', () => {
    expect(receiptOf(sha256Hex('x'))).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    fc.assert(
      fc.property(fc.string(), (text) => {
        const receipt = receiptOf(sha256Hex(text))
        const typed = receipt.toLowerCase().replace(/-/g, ' ').replace(/0/g, 'o').replace(/1/g, 'l')
        expect(plainReceipt(typed)).toBe(plainReceipt(receipt))
        expect(plainReceipt(receipt)).toBe(receipt.replace(/-/g, ''))
      }),
    )
  })
})
