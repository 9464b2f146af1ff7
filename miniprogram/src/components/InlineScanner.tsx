/** In WeChat the native scanner is asked; `InlineScanner.h5.tsx` replaces this file on the web. */
export function InlineScanner(_: { onCode: (text: string) => void }) {
  return null
}
