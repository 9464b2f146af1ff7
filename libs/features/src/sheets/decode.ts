import { DomainError } from '@app/domain'

const hasPrefix = (bytes: Uint8Array, prefix: readonly number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte)

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Text of a list as an office saves it: UTF-8 with or without BOM, or GBK as Chinese Excel writes CSV, or its Unicode text. */
export function decodeList(bytes: Uint8Array): string {
  const text = hasPrefix(bytes, [0xff, 0xfe])
    ? strictly('utf-16le', bytes)
    : (strictly('utf-8', bytes) ?? strictly('gbk', bytes))
  if (text === null || text.includes('\u0000')) {
    throw new DomainError(
      'IMPORT_UNREADABLE',
      '不是 CSV 或 Excel 表格，读不出文字：请在表格软件里另存为 .xlsx 或 CSV（UTF-8、GBK）再导入',
    )
  }
  return text
}
