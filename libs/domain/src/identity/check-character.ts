/** ISO 7064 MOD 37,36, the check of GRid and ISAN: any one character misread is noticed, and nearly every two swapped. */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const MODULUS = LETTERS.length

function productOf(text: string): number {
  return [...text].reduce((product, letter) => {
    const sum = (product + LETTERS.indexOf(letter)) % MODULUS || MODULUS
    return (sum * 2) % (MODULUS + 1)
  }, MODULUS)
}

/** The character that is written behind `text`, which holds digits and capital letters only. */
export const checkCharacter = (text: string): string => LETTERS[(MODULUS + 1 - productOf(text)) % MODULUS] as string

export const isChecked = (text: string): boolean => checkCharacter(text.slice(0, -1)) === text.slice(-1)
