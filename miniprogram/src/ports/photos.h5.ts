import Taro from '@tarojs/taro'
import { uuidv7 } from 'uuidv7'
import { pictureDb } from './picture-db.h5'
import type { PhotoStore } from './types'

const LONG_SIDE = 1600
const QUALITY = 0.8

const shown = new Map<string, string>()

async function shrunk(blob: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(blob)
  const scale = Math.min(1, LONG_SIDE / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return new Promise((resolve) => canvas.toBlob((made) => resolve(made ?? blob), 'image/jpeg', QUALITY))
}

async function fetchBlob(address: string): Promise<Blob> {
  return (await fetch(address)).blob()
}

async function store(blob: Blob): Promise<string> {
  const ref = uuidv7()
  await pictureDb.put(ref, blob)
  return ref
}

async function chosenFile(): Promise<string | undefined> {
  try {
    const chosen = await Taro.chooseImage({ count: 1, sourceType: ['camera', 'album'] })
    return chosen.tempFilePaths[0]
  } catch {
    return undefined
  }
}

export const photos: PhotoStore = {
  async capture() {
    const address = await chosenFile()
    return address ? store(await shrunk(await fetchBlob(address))) : undefined
  },
  async keep(temporary) {
    return store(await fetchBlob(temporary))
  },
  async display(ref) {
    const known = shown.get(ref)
    if (known) return known
    const blob = await pictureDb.get(ref)
    if (!blob) return ''
    const address = URL.createObjectURL(blob)
    shown.set(ref, address)
    return address
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
