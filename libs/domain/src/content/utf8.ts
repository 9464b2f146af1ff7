/** TextEncoder is missing in the WeChat mini-program, so text becomes bytes here. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) pushCodePoint(bytes, character.codePointAt(0) ?? 0)
  return Uint8Array.from(bytes)
}

const REPLACEMENT = 0xfffd
const isLoneSurrogate = (point: number): boolean => point >= 0xd800 && point <= 0xdfff

function pushCodePoint(bytes: number[], read: number): void {
  const point = isLoneSurrogate(read) ? REPLACEMENT : read
  if (point < 0x80) bytes.push(point)
  else if (point < 0x800) bytes.push(0xc0 | (point >> 6), tail(point))
  else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), tail(point >> 6), tail(point))
  else bytes.push(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point))
}

const tail = (bits: number): number => 0x80 | (bits & 0x3f)
