import type { Problem } from '@app/domain'

export const SHORTEST_PASSWORD = 10
export const REMEMBERED_PASSWORDS = 5
const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/]
const NEEDED_CLASSES = 3

/** What GB/T 22239 calls complexity. Full-width input counts as the plain characters it stands for. */
export function passwordProblems(password: string, username: string, path: string): Problem[] {
  const plain = password.normalize('NFKC')
  const classes = CLASSES.filter((pattern) => pattern.test(plain)).length
  const problems: Problem[] = []
  if ([...plain].length < SHORTEST_PASSWORD) problems.push({ path, message: `新密码至少 ${SHORTEST_PASSWORD} 位` })
  if (classes < NEEDED_CLASSES) problems.push({ path, message: '新密码须含大写字母、小写字母、数字、符号中的至少三种' })
  if (plain.toLowerCase().includes(username.toLowerCase())) problems.push({ path, message: '新密码不能包含账号' })
  return problems
}
