import { Text, View } from '@tarojs/components'
import jsQR from 'jsqr'
import { useEffect, useRef, useState } from 'react'

const EVERY_MS = 150

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}

interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

/** Built into Android Chrome and Safari; it also reads the Code 128 plates of DB12 478. */
async function nativeDetector(): Promise<Detector | undefined> {
  const known = (window as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  if (!known) return undefined
  const formats = await known.getSupportedFormats().catch(() => [] as string[])
  const wanted = ['qr_code', 'code_128'].filter((format) => formats.includes(format))
  return wanted.length ? new known({ formats: wanted }) : undefined
}

function readWithJsQr(video: HTMLVideoElement, canvas: HTMLCanvasElement): string {
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return ''
  pen.drawImage(video, 0, 0)
  const picture = pen.getImageData(0, 0, canvas.width, canvas.height)
  return jsQR(picture.data, picture.width, picture.height)?.data ?? ''
}

async function readOnce(video: HTMLVideoElement, canvas: HTMLCanvasElement, detector?: Detector): Promise<string> {
  if (!video.videoWidth) return ''
  if (!detector) return readWithJsQr(video, canvas)
  const found = await detector.detect(video).catch(() => [])
  return found[0]?.rawValue ?? ''
}

function makeVideo(): HTMLVideoElement {
  const video = document.createElement('video')
  video.setAttribute('playsinline', 'true')
  video.muted = true
  return video
}

export function InlineScanner({ onCode }: { onCode: (text: string) => void }) {
  const host = useRef<HTMLDivElement>(null)
  const [closed, setClosed] = useState(false)
  const report = useRef(onCode)
  report.current = onCode

  useEffect(() => {
    let stopped = false
    let stream: MediaStream | undefined
    const video = makeVideo()
    const canvas = document.createElement('canvas')
    host.current?.appendChild(video)

    async function watch() {
      const constraints = { video: { facingMode: 'environment', width: { ideal: 1280 } } }
      stream = await navigator.mediaDevices.getUserMedia(constraints)
      video.srcObject = stream
      await video.play()
      const detector = await nativeDetector()
      while (!stopped) {
        const text = await readOnce(video, canvas, detector)
        if (text && !stopped) {
          stopped = true
          report.current(text)
        }
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
      }
    }

    watch().catch(() => setClosed(true))
    return () => {
      stopped = true
      for (const track of stream?.getTracks() ?? []) track.stop()
      video.remove()
    }
  }, [])

  return (
    <View>
      <div ref={host} className='scanner' />
      {closed ? (
        <Text id='camera-closed' className='muted'>
          打不开相机。请允许使用相机，或在下面手工输入瓶号。
        </Text>
      ) : null}
    </View>
  )
}
