declare module 'qrcode' {
  interface Modules {
    size: number
    get(row: number, column: number): number
  }
  function create(text: string, options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' }): { modules: Modules }
  const qrcode: { create: typeof create }
  export = qrcode
}
