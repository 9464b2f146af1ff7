/** A web address taken apart as text. `URL` is missing in the mini-program, and nothing here is ever fetched. */
export interface WebAddress {
  host: string
  segments: string[]
  query: { key: string; value: string }[]
}

const WITH_SCHEME = /^https?:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/i
const WITHOUT_SCHEME = /^((?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?)([/?][^?#]*)(?:\?([^#]*))?/i

export function parseWebAddress(text: string): WebAddress | null {
  const parts = WITH_SCHEME.exec(text) ?? WITHOUT_SCHEME.exec(text)
  if (!parts) return null
  const [, authority = '', path = '', query = ''] = parts
  return { host: hostOf(authority), segments: path.split('/').filter(Boolean).map(decode), query: pairs(query) }
}

function hostOf(authority: string): string {
  return authority.replace(/^.*@/, '').replace(/:\d*$/, '').toLowerCase()
}

function pairs(query: string): { key: string; value: string }[] {
  return query
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf('=')
      return at < 0
        ? { key: pair.toLowerCase(), value: '' }
        : { key: pair.slice(0, at).toLowerCase(), value: decode(pair.slice(at + 1)) }
    })
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
