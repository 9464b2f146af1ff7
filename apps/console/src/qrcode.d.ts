/** The package brings no types; this is all of it that the console uses. */
declare module 'qrcode' {
  export function toDataURL(text: string, options?: { margin?: number; width?: number }): Promise<string>
}
