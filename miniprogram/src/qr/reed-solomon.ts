/** Arithmetic of GF(256) over x⁸+x⁴+x³+x²+1, as ISO/IEC 18004 prescribes it for QR codes. */
const POLYNOMIAL = 0x11d
const exp: number[] = []
const log: number[] = []
for (let i = 0, x = 1; i < 255; i++) {
  exp[i] = x
  log[x] = i
  x = x & 0x80 ? (x << 1) ^ POLYNOMIAL : x << 1
}

const times = (a: number, b: number): number => (a && b ? exp[(log[a] + log[b]) % 255] : 0)

/** (x−α⁰)(x−α¹)…, highest power first, without the leading one. */
function generator(degree: number): number[] {
  let result = [1]
  for (let i = 0; i < degree; i++) {
    const next = [...result, 0]
    for (let j = 0; j < result.length; j++) next[j + 1] ^= times(result[j], exp[i])
    result = next
  }
  return result.slice(1)
}

/** The words that let a reader repair what is dirty or torn. */
export function correctionOf(data: readonly number[], degree: number): number[] {
  const divisor = generator(degree)
  const rest: number[] = Array(degree).fill(0)
  for (const byte of data) {
    const factor = byte ^ (rest.shift() as number)
    rest.push(0)
    divisor.forEach((coefficient, i) => {
      rest[i] ^= times(coefficient, factor)
    })
  }
  return rest
}
