import { uuidv7 } from 'uuidv7'
import { exifOf, withExif } from './exif'
import { pickPicture } from './pick-file.h5'
import { pictureDb } from './picture-db.h5'
import type { PhotoStore } from './types'

const LONG_SIDE = 1600
const QUALITY = 0.8
const SMALL_ENOUGH_BYTES = 1_000_000

const shown = new Map<string, string>()

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())

async function drawnSmaller(blob: Blob): Promise<Blob | null> {
  const bitmap = await createImageBitmap(blob)
  const scale = Math.min(1, LONG_SIDE / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}

/** A phone's picture has 4 MB and more; a weak network carries a tenth of that. Time and place go along. */
async function shrunk(file: File): Promise<Blob> {
  if (file.type === 'image/jpeg' && file.size <= SMALL_ENOUGH_BYTES) return file
  const small = await drawnSmaller(file)
  if (!small) return file
  const exif = exifOf(await bytesOf(file))
  return exif ? new Blob([withExif(await bytesOf(small), exif) as BlobPart], { type: 'image/jpeg' }) : small
}

async function store(blob: Blob): Promise<string> {
  const ref = uuidv7()
  await pictureDb.put(ref, blob)
  return ref
}

/** Written out: the page's security policy lets nobody fetch a data: address. */
function blobOf(dataUrl: string): Blob {
  const [head, text] = dataUrl.split(',')
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  return new Blob([bytes], { type: head.replace(/^data:|;base64$/g, '') })
}

export const photos: PhotoStore = {
  async capture() {
    const file = await pickPicture()
    return file && store(await shrunk(file))
  },
  keep: (dataUrl) => store(blobOf(dataUrl)),
  async display(ref) {
    const known = shown.get(ref)
    if (known) return known
    const blob = await pictureDb.get(ref)
    if (!blob) return ''
    const address = URL.createObjectURL(blob)
    shown.set(ref, address)
    return address
  },
  async fetched(url, headers) {
    const reply = await fetch(url, { headers })
    if (!reply.ok) throw new Error(`picture: ${reply.status}`)
    return URL.createObjectURL(await reply.blob())
  },
  async upload({ ref, url, headers, fields }) {
    const blob = await pictureDb.get(ref)
    if (!blob) return { status: 410, data: { code: 'PICTURE_LOST', title: '手机里找不到这张照片，请重新拍' } }
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', blob, blob.type === 'image/png' ? 'picture.png' : 'picture.jpg')
    const reply = await fetch(url, { method: 'POST', headers, body: form })
    const text = await reply.text()
    try {
      return { status: reply.status, data: JSON.parse(text) }
    } catch {
      return { status: reply.status, data: text }
    }
  },
  async remove(ref) {
    shown.delete(ref)
    await pictureDb.remove(ref)
  },
}
