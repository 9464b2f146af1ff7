/** Table programs run what begins so as a formula, whoever typed it (OWASP CSV Injection); full-width signs count in Chinese Excel. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

export const neutral = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)
