import type { z } from 'zod'

const TYPE_WORDS: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组内容',
  null: '空',
}

type Issue = Parameters<z.core.$ZodErrorMap>[0]

const unit = (origin: unknown): string => (origin === 'string' ? '个字' : origin === 'array' ? '项' : '')

const WORDS: { [C in Issue['code']]?: (issue: Issue & Record<string, unknown>) => string } = {
  invalid_type: ({ expected, input }) =>
    input === undefined ? '缺少这一项，请补上' : `应为${TYPE_WORDS[String(expected)] ?? '另一种内容'}，请更正`,
  too_big: ({ maximum, origin }) => `不能超过 ${maximum}${unit(origin)}，请更正`,
  too_small: ({ minimum, origin }) => `不能少于 ${minimum}${unit(origin)}，请更正`,
  invalid_value: () => '不在可选范围内，请重新选择',
  invalid_format: () => '格式不对，请更正',
  unrecognized_keys: () => '含有不认识的内容，请更新小程序后重试',
}

/** For what the contract gives no words of its own; zod would speak English. */
export const inputWords = (issue: Issue): string =>
  WORDS[issue.code]?.(issue as Issue & Record<string, unknown>) ?? '内容不对，请更正'
