import { CODE_PARAMS, HOST_RULES, type HostRule, isHost } from './host-rules'
import { parseWebAddress, type WebAddress } from './web-address'

export type ScanError = 'EMPTY' | 'TOO_LONG' | 'FOREIGN' | 'BUNDLE' | 'MALFORMED'

/** `unknownHost`: the site of a web address for which there is no rule; shown and counted, never fetched. */
export type ScanParse =
  | { ok: true; code: string; raw: string; unknownHost?: string }
  | { ok: false; error: ScanError; message: string; unknownHost?: string }

const MESSAGE: Record<ScanError, string> = {
  EMPTY: '没有扫到内容。若扫的是小程序码，请改扫瓶身上的二维码，或手工输入瓶号',
  TOO_LONG: '内容太长，不是瓶号。请只扫瓶身二维码，或手工输入瓶号（4–32位字母、数字）',
  FOREIGN: '这不是气瓶码。请扫瓶身或护罩上的二维码、条码',
  BUNDLE: '这是集格（整筐）的码。请逐只扫描瓶身上的二维码',
  MALFORMED: '瓶号只能是4–32位字母、数字和短横线。请核对后重新输入或重新扫码',
}

const LONGEST_RAW = 512
const CODE = /^[0-9A-Z-]{4,32}$/
const OTHER_SCHEME = /^[a-z][a-z0-9+.-]*:/i

/** What the camera or a person gave, as a cylinder code. Never fetches an address; an unknown code is still a code. */
export function parseScan(raw: string, hostRules: readonly HostRule[] = HOST_RULES): ScanParse {
  const text = normalise(raw)
  if (text === '') return refuse('EMPTY')
  if (text.length > LONGEST_RAW) return refuse('TOO_LONG')
  const address = parseWebAddress(text)
  if (address) return fromAddress(address, raw, hostRules)
  if (OTHER_SCHEME.test(text)) return refuse('FOREIGN')
  return fromPlain(text, raw)
}

const refuse = (error: ScanError): ScanParse => ({ ok: false, error, message: MESSAGE[error] })

/** Full-width forms come from Chinese keyboards; control and zero-width characters from Code 128 readers and copied text. */
function normalise(raw: string): string {
  return String(raw)
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
}

function fromPlain(text: string, raw: string): ScanParse {
  const code = text.replace(/\s+/g, '').toUpperCase()
  if (CODE.test(code)) return { ok: true, code, raw }
  return refuse(/^[0-9A-Z-]{33,}$/.test(code) ? 'TOO_LONG' : 'MALFORMED')
}

function fromAddress(address: WebAddress, raw: string, hostRules: readonly HostRule[]): ScanParse {
  if (isBundle(address)) return refuse('BUNDLE')
  const rule = hostRules.find((known) => known.host === address.host)
  const code = candidates(address, rule)
    .map((text) => text.trim().toUpperCase())
    .find(looksLikeCode)
  const unknown = rule === undefined && isHost(address.host) ? { unknownHost: address.host } : {}
  if (code !== undefined) return { ok: true, code, raw, ...unknown }
  return rule || !unknown.unknownHost ? refuse('FOREIGN') : { ...refuse('FOREIGN'), ...unknownSite(address.host) }
}

const unknownSite = (host: string) => ({
  message: `这个码是网址 ${host}，不在已知的气瓶网站里，没有读出瓶号。请扫瓶身上的其他码，或手工输入瓶号`,
  unknownHost: host,
})

/** 集格: comparable systems mark a crate of cylinders with `set` in the path or the query. */
function isBundle({ segments, query }: WebAddress): boolean {
  return (
    segments.some((segment) => /^set/i.test(segment)) ||
    query.some(({ key, value }) => key === 'set' || /^set$/i.test(value))
  )
}

function candidates(address: WebAddress, rule: HostRule | undefined): string[] {
  if (rule?.take === 'foreign') return []
  if (rule?.take === 'query') return valuesOf(address, rule.param)
  if (rule?.take === 'path') return address.segments.slice(-1)
  return [...CODE_PARAMS.flatMap((param) => valuesOf(address, param)), ...address.segments.slice(-1)]
}

const valuesOf = (address: WebAddress, param: string): string[] =>
  address.query.filter(({ key }) => key === param).map(({ value }) => value)

/** Inside an address a word such as LOGIN is no code: at least one digit is asked for. */
const looksLikeCode = (text: string): boolean => CODE.test(text) && /\d/.test(text)
