import { passwordProblems } from './password-policy'

const messages = (password: string) => passwordProblems(password, 'office01', 'body.next').map(({ message }) => message)

describe('A new password', () => {
  it.each(['Kuai-Le-2026', 'abcdefg123!', 'ABCdefghi9', '密码Abcdefg12'])('%s is good enough', (password) => {
    expect(messages(password)).toEqual([])
  })

  it('needs ten characters of three kinds, and is told everything that is wrong at once', () => {
    expect(messages('Abc12345!')).toEqual(['新密码至少 10 位'])
    expect(messages('abcdefghijk1')).toEqual(['新密码须含大写字母、小写字母、数字、符号中的至少三种'])
    expect(messages('abc')).toHaveLength(2)
  })

  it('does not hold the name of the account', () => {
    expect(messages('Office01!!')).toEqual(['新密码不能包含账号'])
  })
})
