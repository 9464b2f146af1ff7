import type { CylinderState } from '../cylinder/cylinder'
import { DomainError } from '../error/domain-error'

export interface SwapBottle extends Pick<CylinderState, 'id' | 'status' | 'premisesId' | 'presence'> {
  ownerCompanyId: string | null
}

/**
 * 换瓶: what a company may record. A bottle that stands at another address was seen there; that has to be told first,
 * else its register would lose it silently.
 */
export function assertSwap(out: SwapBottle, into: SwapBottle, companyId: string): void {
  if (out.premisesId === null || out.presence !== 'present')
    throw new DomainError('SWAP_NOT_THERE', '旧瓶登记不在用户处，不用换；如已换走请刷新后再看')
  if (into.id === out.id) throw swapRefused('新瓶和旧瓶是同一只，请扫新瓶的码')
  if (into.ownerCompanyId !== companyId) throw swapRefused('新瓶不是本企业的气瓶，不能登记换入')
  if (into.status !== 'registered') throw swapRefused('新瓶未建档或已报废，不能换入')
  if (into.premisesId !== null && into.presence === 'present') throw swapRefused('新瓶登记在另一处，请先核对流向')
}

const swapRefused = (message: string): DomainError =>
  new DomainError('SWAP_BOTTLE_UNFIT', message, [{ path: 'newCode', message }])
