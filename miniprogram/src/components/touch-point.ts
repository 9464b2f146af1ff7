/** [x, y, milliseconds] */
export type Point = [number, number, number]

export interface Rect {
  left: number
  top: number
  width: number
  height: number
}

interface Touch {
  x?: number
  y?: number
  clientX: number
  clientY: number
}

export interface TouchLike {
  touches?: readonly Touch[]
  changedTouches?: readonly Touch[]
  preventDefault?: () => void
}

interface Boxed {
  getBoundingClientRect?: () => Rect
}

const round = (value: number) => Math.round(value * 10) / 10

/** WeChat gives x/y within the canvas; a browser gives places in the window. */
export function pointOf(event: TouchLike, canvas: Boxed | undefined, ms: number): Point {
  const touch = event.touches?.[0] ?? event.changedTouches?.[0]
  if (!touch) return [0, 0, ms]
  if (touch.x !== undefined && touch.y !== undefined) return [round(touch.x), round(touch.y), ms]
  const rect = canvas?.getBoundingClientRect?.() ?? { left: 0, top: 0 }
  return [round(touch.clientX - rect.left), round(touch.clientY - rect.top), ms]
}
