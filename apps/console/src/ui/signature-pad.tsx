import { App, Button } from 'antd'
import { type PointerEvent, useRef, useState } from 'react'
import { problemWords } from '../api/problem'
import { uploadPhoto } from '../api/upload'

const WIDTH = 560
const HEIGHT = 180
/** Shorter than that is a slip of the finger. */
const LEAST_POINTS = 8

interface SignaturePadProps {
  label: string
  /** Id of the stored picture. */
  value?: string
  onChange?: (id: string | undefined) => void
}

/** A signature drawn with finger, pen or mouse; stored as a picture as soon as it is confirmed. */
export function SignaturePad({ label, value, onChange }: SignaturePadProps) {
  const { message } = App.useApp()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [points, setPoints] = useState(0)
  const [sending, setSending] = useState(false)

  function draw(event: PointerEvent<HTMLCanvasElement>) {
    const pen = canvas.current?.getContext('2d')
    if (!pen || event.buttons === 0) return
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - left) / width) * WIDTH
    const y = ((event.clientY - top) / height) * HEIGHT
    if (event.type === 'pointerdown') {
      event.currentTarget.setPointerCapture(event.pointerId)
      pen.lineWidth = 3
      pen.lineCap = 'round'
      pen.beginPath()
      pen.moveTo(x, y)
    } else {
      pen.lineTo(x, y)
      pen.stroke()
    }
    setPoints((n) => n + 1)
  }

  function clear() {
    canvas.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT)
    setPoints(0)
    onChange?.(undefined)
  }

  async function confirm() {
    const image = await onWhite(canvas.current)
    if (!image) return
    setSending(true)
    try {
      onChange?.((await uploadPhoto(new File([image], 'signature.png', { type: 'image/png' }))).id)
    } catch (error) {
      message.error(`${problemWords(error)}。签名还在，请再按一次“确认签字”`)
    } finally {
      setSending(false)
    }
  }

  return (
    <div className={`signature-pad ${value ? 'is-signed' : ''}`}>
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        aria-label={label}
        onPointerDown={value ? undefined : draw}
        onPointerMove={value ? undefined : draw}
      />
      <div className='signature-foot'>
        <span className='muted'>{value ? '✓ 已签字' : `${label}：请在框内签名`}</span>
        <Button size='small' onClick={clear} disabled={points === 0 && !value}>
          重签
        </Button>
        <Button
          size='small'
          type='primary'
          loading={sending}
          disabled={points < LEAST_POINTS || Boolean(value)}
          onClick={confirm}
        >
          确认签字
        </Button>
      </div>
    </div>
  )
}

/** On white: transparent turns black in a picture without transparency. */
function onWhite(drawn: HTMLCanvasElement | null): Promise<Blob | null> {
  const sheet = document.createElement('canvas')
  sheet.width = WIDTH
  sheet.height = HEIGHT
  const pen = sheet.getContext('2d')
  if (!drawn || !pen) return Promise.resolve(null)
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, WIDTH, HEIGHT)
  pen.drawImage(drawn, 0, 0)
  return new Promise((resolve) => sheet.toBlob(resolve, 'image/png'))
}
