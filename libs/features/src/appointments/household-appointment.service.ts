import {
  type AppointmentAnsweredBody,
  type AppointmentStatus,
  assertWish,
  type DayPart,
  DomainError,
} from '@app/domain'
import { AppointmentRepository, type AppointmentRow, prepareFact } from '@app/persistence'
import { type Clock, FieldCipher, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { householdAppointment, stateOf } from './appointment.view'

export interface AppointmentAnswer {
  actionId: string
  ok: boolean
  wishedOn: string | null
  wishedPart: DayPart | null
}

/** What a household reads of a visit to come, and says to it. */
@Injectable()
export class HouseholdAppointmentService {
  constructor(
    private readonly rows: AppointmentRepository,
    private readonly ledger: ActionLedger,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * By premises: what was announced and is still to come, or was called off: who was told of a visit is told that it does
   * not take place, until its day is over. The caller has shown that these are his.
   */
  async at(premisesIds: readonly string[]) {
    const [open, off] = await Promise.all([
      this.rows.openAt(premisesIds),
      this.rows.calledOffAt(premisesIds, this.today()),
    ])
    const told = [...off, ...open].filter((row) => stateOf(row, this.today()) !== 'done')
    return new Map(told.map((row) => [row.premisesId, this.view(row)]))
  }

  /** 知道了, or another time. Throws NOT_FOUND, APPOINTMENT_STATE, WISH_MISSING, DATE_UNLIKELY, ID_REUSED. */
  async answer(id: string, input: AppointmentAnswer, caller: Caller) {
    await this.require(id, caller)
    const { actionId, ok, wishedOn, wishedPart } = input
    const content = { ok, wishedOn, wishedPart }
    await this.ledger.once({ id: actionId, kind: 'appointment.answer', subjectId: id, content }, caller, async () => {
      const row = await this.require(id, caller)
      if (!['announced', 'confirmed', 'change_asked'].includes(stateOf(row, this.today())))
        throw new DomainError('APPOINTMENT_STATE', '这次预约已经过了，请等新的通知，或打值班电话')
      const wish = ok ? NO_WISH : this.wish(input)
      const status: AppointmentStatus = ok ? 'confirmed' : 'change_asked'
      const fact = this.fact(row, { appointmentId: id, status, ...wish }, caller)
      return async (tx) => {
        assertFresh(await this.rows.update(tx, row, { status, ...wish, answeredAt: tx.now }), 1, 'appointment')
        tx.fact(fact)
      }
    })
    return this.view(await this.require(id, caller))
  }

  private wish({ wishedOn, wishedPart }: AppointmentAnswer) {
    if (wishedOn === null || wishedPart === null)
      throw new DomainError('WISH_MISSING', '请选您方便的日期和上午、下午或晚上', [
        { path: wishedOn === null ? 'body.wishedOn' : 'body.wishedPart', message: '请选您方便的时间' },
      ])
    assertWish(wishedOn, this.today())
    return { wishedOn, wishedPart }
  }

  private async require(id: string, { scope }: Caller): Promise<AppointmentRow> {
    const own = scope.kind === 'household' ? scope.premisesIds : []
    const row = (await this.rows.openAt(own)).find((one) => one.id === id)
    if (!row) throw new DomainError('NOT_FOUND', '没有找到这次预约')
    return row
  }

  private view(row: AppointmentRow) {
    return householdAppointment(row, this.cipher.decrypt(row.inspectorNameEnc, 'account.name'), this.today())
  }

  private fact({ id, premisesId, areaCode }: AppointmentRow, body: AppointmentAnsweredBody, { accountId }: Caller) {
    const subjects = [
      { kind: 'appointment' as const, id },
      { kind: 'premises' as const, id: premisesId },
    ]
    const about = { areaCode, actorId: accountId, occurredAt: this.clock.now() }
    return prepareFact({ kind: 'appointment.answered', body, subjects, ...about })
  }

  private today(): string {
    return todayInShanghai(this.clock)
  }
}

const NO_WISH = { wishedOn: null, wishedPart: null }
