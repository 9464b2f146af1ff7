import { type FactKind, maskName, ROLE_LABEL } from '@app/domain'
import { AccountRepository, mapPage, type PageRequest, SecurityLogRepository } from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'
import { factWords } from '../timeline/fact-words'

const FAILURES: readonly FactKind[] = ['account.login_failed', 'account.locked', 'account.source_locked']
const ACCESS: readonly FactKind[] = [
  'account.unlocked',
  'account.password_changed',
  'account.password_reset',
  'account.totp_changed',
]
const ACCOUNTS: readonly FactKind[] = [
  'account.created',
  'account.approved',
  'account.photographed',
  'account.withdrawn',
]
const KINDS = { failures: FAILURES, access: ACCESS, accounts: ACCOUNTS }

/** 安全日志: who got in or not, and who decided about whose access. Nothing about what anybody did with it. */
@Injectable()
export class SecurityLogService {
  constructor(
    private readonly log: SecurityLogRepository,
    private readonly accounts: AccountRepository,
    private readonly cipher: FieldCipher,
  ) {}

  async list({ kind, ...request }: PageRequest & { kind?: keyof typeof KINDS }) {
    const page = await this.log.page(kind ? KINDS[kind] : Object.values(KINDS).flat(), request)
    const actors = await this.actors(page.items.flatMap(({ actorId }) => actorId ?? []))
    return mapPage(page, ({ body, actorId, username, role, ...fact }) => ({
      ...fact,
      ...factWords(fact.kind, body),
      username: role === 'household' ? '住户' : username,
      roleLabel: role && ROLE_LABEL[role],
      actorLabel: actorId === null ? '系统' : (actors.get(actorId) ?? ''),
    }))
  }

  private async actors(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.accounts.byIds([...new Set(ids)])
    return new Map(
      rows.map(({ id, role, nameEnc }) => {
        const name = role === 'household' ? '' : ` ${maskName(this.cipher.decrypt(nameEnc, 'account.name'))}`
        return [id, `${ROLE_LABEL[role]}${name}`]
      }),
    )
  }
}
