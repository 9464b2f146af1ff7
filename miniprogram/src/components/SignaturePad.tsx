import { Canvas, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { forwardRef, useCallback, useEffect, useImperativeHandle, useRef } from 'react'
import { type Point, pointOf, type Rect, type TouchLike } from './touch-point'

/** [x, y, milliseconds since the first touch] */
export type Stroke = Point[]

export interface SignatureHandle {
  clear(): void
  strokes(): Stroke[]
  /** A temporary picture of the drawing; undefined when nothing was drawn. */
  picture(): Promise<string | undefined>
}

interface Surface {
  canvas: HTMLCanvasElement
  pen: CanvasRenderingContext2D
  rect: Rect
}

const LINE = 3

function measure(id: string): Promise<{ canvas?: HTMLCanvasElement; rect?: Rect }> {
  return new Promise((resolve) => {
    // H5 ignores fields({ node }); node() and boundingClientRect() work in both.
    const query = Taro.createSelectorQuery()
    query.select(`#${id}`).node()
    query.select(`#${id}`).boundingClientRect()
    query.exec(([found, rect]) => resolve({ canvas: found?.node, rect }))
  })
}

function prepare(canvas: HTMLCanvasElement, rect: Rect): CanvasRenderingContext2D | null {
  const ratio = Taro.getSystemInfoSync().pixelRatio || 1
  canvas.width = rect.width * ratio
  canvas.height = rect.height * ratio
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.scale(ratio, ratio)
  Object.assign(pen, { lineWidth: LINE, lineCap: 'round', lineJoin: 'round', strokeStyle: '#111' })
  return pen
}

function redraw({ pen, rect }: Surface, strokes: readonly Stroke[]) {
  pen.clearRect(0, 0, rect.width, rect.height)
  for (const stroke of strokes) {
    for (let at = 1; at < stroke.length; at++) segment(pen, stroke[at - 1], stroke[at])
  }
}

function segment(pen: CanvasRenderingContext2D, from: Point, to: Point) {
  pen.beginPath()
  pen.moveTo(from[0], from[1])
  pen.lineTo(to[0], to[1])
  pen.stroke()
}

async function pictureOf(id: string, canvas: HTMLCanvasElement): Promise<string> {
  if (process.env.TARO_ENV === 'h5') return canvas.toDataURL('image/png')
  const made = await Taro.canvasToTempFilePath({
    canvas: canvas as unknown as Taro.Canvas,
    canvasId: id,
    fileType: 'png',
  } satisfies Taro.canvasToTempFilePath.Option & { canvas: unknown })
  return made.tempFilePath
}

export const SignaturePad = forwardRef<SignatureHandle, { id: string; onDraw?: () => void }>(function SignaturePad(
  { id, onDraw },
  ref,
) {
  const surface = useRef<Surface>()
  const drawn = useRef<Stroke[]>([])
  const began = useRef(0)

  /** The page may have scrolled or the keyboard opened since the last touch, so the place is asked for anew. */
  const locate = useCallback(async () => {
    const { canvas, rect } = await measure(id)
    if (!canvas || !rect) return
    const pen = surface.current?.pen ?? prepare(canvas, rect)
    if (pen) surface.current = { canvas, pen, rect }
  }, [id])

  // The canvas exists a moment after React has placed it; before that there is nothing to measure.
  useEffect(() => {
    const tries = [0, 100, 300, 1000].map((ms) => setTimeout(() => surface.current || void locate(), ms))
    return () => tries.forEach(clearTimeout)
  }, [locate])

  const at = (event: TouchLike): Point => pointOf(event, surface.current?.canvas, Date.now() - began.current)

  function start(event: TouchLike) {
    if (!surface.current) return
    if (!began.current) began.current = Date.now()
    drawn.current.push([at(event)])
    void locate()
  }

  function move(event: TouchLike) {
    event.preventDefault?.()
    const stroke = drawn.current[drawn.current.length - 1]
    if (!stroke || !surface.current) return
    const to = at(event)
    segment(surface.current.pen, stroke[stroke.length - 1], to)
    stroke.push(to)
  }

  useImperativeHandle(ref, () => ({
    clear() {
      drawn.current = []
      began.current = 0
      if (surface.current) redraw(surface.current, [])
    },
    strokes: () => drawn.current.filter((stroke) => stroke.length > 1),
    async picture() {
      const isBlank = !drawn.current.some((stroke) => stroke.length > 1)
      return surface.current && !isBlank ? pictureOf(id, surface.current.canvas) : undefined
    },
  }))

  return (
    <View className='sign'>
      <Canvas
        type='2d'
        id={id}
        canvasId={id}
        className='sign__canvas'
        disableScroll
        onTouchStart={(event) => start(event as unknown as TouchLike)}
        onTouchMove={(event) => move(event as unknown as TouchLike)}
        onTouchEnd={onDraw}
      />
    </View>
  )
})
