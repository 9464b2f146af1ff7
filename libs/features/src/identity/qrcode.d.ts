/** The package brings no types; this is all of it that the server and the tests use. */
declare module 'qrcode' {
  interface Modules {
    size: number
    get(row: number, column: number): number
  }
  function create(text: string, options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' }): { modules: Modules }
  const qrcode: { create: typeof create }
  export = qrcode
}
