import { asTrueNow, dateInShanghai, dateWords, type InspectionContent } from '@app/domain'
import { AccountRepository, PremisesRepository } from '@app/persistence'
import { type Clock, type Config, FieldCipher, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK, CONFIG } from '../core/tokens'
import type { CorrectionView } from '../inspections/correction-views'
import { InspectionService } from '../inspections/inspection.service'
import { visitResult } from './visit-result'

/** The fire service, for a household whose supplier nobody has registered. */
export const FIRE_SERVICE = '119'

/** 检查结果 for the household, and the same on paper. */
@Injectable()
export class VisitResultService {
  constructor(
    private readonly inspections: InspectionService,
    private readonly premises: PremisesRepository,
    private readonly accounts: AccountRepository,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws NOT_FOUND for a visit that is not of the caller's own time at the place. */
  async ofHousehold(id: string, caller: Caller) {
    const { content, number, premisesId, corrections } = await this.inspections.detail(id, caller)
    const premises = await this.premises.byId(caller.scope, premisesId, todayInShanghai(this.clock))
    return {
      ...(await this.result(trueNow(content, corrections), premisesId)),
      corrections: correctionWords(corrections),
      number,
      address: premises ? this.cipher.decrypt(premises.addressEnc, 'premises.address') : '',
    }
  }

  /** 告知单: the building stands on it, not the door; whoever finds it learns nothing of whose it is. */
  async slip(id: string, caller: Caller) {
    const { content, number, premisesId, premisesLabel, corrections } = await this.inspections.detail(id, caller)
    const result = await this.result(trueNow(content, corrections), premisesId)
    const { dutyPhone } = this.config
    const told = { corrections: correctionWords(corrections) }
    return { ...result, ...told, number, address: premisesLabel, placeLabel: premisesLabel, dutyPhone }
  }

  private async result(content: Parameters<typeof visitResult>[0], premisesId: string) {
    const [suppliers, [inspector]] = await Promise.all([
      this.premises.suppliers([premisesId], todayInShanghai(this.clock)),
      this.accounts.byIds([content.inspectorId]),
    ])
    return {
      ...visitResult(content),
      // Who came is no secret: he showed his card at the door.
      inspectorName: inspector ? this.cipher.decrypt(inspector.nameEnc, 'account.name') : '',
      emergencyPhone: suppliers[0]?.phone ?? FIRE_SERVICE,
    }
  }
}

/** Only what stands: a correction that waits for a second person is not yet true. */
const standing = (corrections: readonly CorrectionView[]) => corrections.filter(({ status }) => status === 'standing')

const trueNow = (content: InspectionContent, corrections: readonly CorrectionView[]): InspectionContent =>
  asTrueNow(content, standing(corrections))

const correctionWords = (corrections: readonly CorrectionView[]): string[] =>
  standing(corrections).map(({ words, madeAt }) => `${dateWords(dateInShanghai(madeAt))}更正：${words}`)
