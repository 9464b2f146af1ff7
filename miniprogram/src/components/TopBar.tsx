/** WeChat draws the title bar itself; `TopBar.h5.tsx` replaces this file on the web. */
export function TopBar(_: { title: string; tab?: boolean }) {
  return null
}
