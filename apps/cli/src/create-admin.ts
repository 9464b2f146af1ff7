import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { DomainError, newId, ROLE_LABEL } from '@app/domain'
import { newPassword, RegisterService } from '@app/features'
import { type Database, first } from '@app/persistence'
import { hashPassword, SystemClock } from '@app/platform'
import { readConfig, withStore } from './store'
import { ask, isTerminal } from './terminal'
import { UsageError } from './verb'

const USAGE =
  '用法：npm run create-admin -- <账号> [--role admin|security|auditor] [--name 姓名] [--password-file 文件] [--another]\n不给密码文件时，在终端里会询问；否则生成一个并只显示一次'
const SHORTEST_PASSWORD = 10

/** 三员: from then on two of them are needed for whatever opens the district. */
const ROLES = ['admin', 'security', 'auditor'] as const
type AdminRole = (typeof ROLES)[number]

interface Wish {
  role: AdminRole
  username: string
  name: string
  password: string
  generated: boolean
  another: boolean
}

export async function run(args: readonly string[]): Promise<void> {
  const wish = await wishOf(args)
  const config = readConfig()
  const passwordHash = await hashPassword(wish.password)
  const at = new SystemClock().now()
  await withStore(config, async ({ uow, db, cipher }) => {
    await assertMayMake(db, wish)
    const account = {
      id: newId(),
      username: wish.username,
      name: wish.name,
      staffNo: null,
      role: wish.role,
      areaCode: config.districtCode,
      companyId: null,
      partyId: null,
      passwordHash,
      createdAt: at,
      grids: [],
    }
    await new RegisterService(uow, cipher).enter({ accounts: [account] }, { actorId: null, at })
  })
  console.log(`已建立${ROLE_LABEL[wish.role]}：${wish.username}`)
  if (wish.generated) console.log(`初始密码（只显示这一次）：${wish.password}`)
}

async function wishOf(args: readonly string[]): Promise<Wish> {
  const { values, positionals } = parsed(args)
  const given = positionals[0] ?? values.username ?? (isTerminal() ? await ask('账号：') : '')
  const username = given.normalize('NFKC').trim().toLowerCase()
  if (!/^[a-z0-9._-]{2,64}$/.test(username)) throw new UsageError(`账号应为 2 到 64 个字母、数字、点或横线\n${USAGE}`)
  const role = ROLES.find((known) => known === (values.role ?? 'admin'))
  if (!role) throw new UsageError(USAGE)
  const chosen = await passwordOf(values['password-file'])
  if (chosen !== '' && chosen.length < SHORTEST_PASSWORD) throw new UsageError(`密码至少 ${SHORTEST_PASSWORD} 位`)
  return {
    role,
    username,
    name: values.name ?? ROLE_LABEL[role],
    password: chosen || newPassword(),
    generated: chosen === '',
    another: values.another ?? false,
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        username: { type: 'string' },
        role: { type: 'string' },
        name: { type: 'string' },
        'password-file': { type: 'string' },
        another: { type: 'boolean' },
      },
    })
  } catch {
    throw new UsageError(USAGE)
  }
}

/** Never as an argument: every user of the machine can read the command lines of all. */
async function passwordOf(file: string | undefined): Promise<string> {
  if (file !== undefined) return readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? ''
  return isTerminal() ? ask('密码（直接回车则生成一个）：', { hidden: true }) : ''
}

async function assertMayMake(db: Database, { role, username, another }: Wish): Promise<void> {
  const taken = await first(db, 'SELECT id FROM account WHERE username = ?', [username])
  if (taken) throw new DomainError('USERNAME_TAKEN', `账号“${username}”已经有了，请换一个`)
  const admin = await first(db, "SELECT id FROM account WHERE role = ? AND status = 'active'", [role])
  if (admin && !another) throw new DomainError('ADMIN_EXISTS', `已有${ROLE_LABEL[role]}；确要再建一个，请加 --another`)
}
