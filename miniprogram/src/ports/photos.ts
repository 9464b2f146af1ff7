import Taro from '@tarojs/taro'
import type { PhotoStore } from './types'

const QUALITY = 70

async function compressed(path: string): Promise<string> {
  try {
    return (await Taro.compressImage({ src: path, quality: QUALITY })).tempFilePath
  } catch {
    return path
  }
}

function save(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath: path,
      success: (saved) => resolve((saved as { savedFilePath: string }).savedFilePath),
      fail: (error) => reject(new Error(error.errMsg)),
    })
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export const photos: PhotoStore = {
  async capture() {
    try {
      const chosen = await Taro.chooseMedia({
        count: 1,
        mediaType: ['image'],
        sourceType: ['camera', 'album'],
        sizeType: ['compressed'],
      })
      return await save(await compressed(chosen.tempFiles[0].tempFilePath))
    } catch {
      return undefined
    }
  },
  keep: save,
  async display(ref) {
    return ref
  },
  async fetched(url, headers) {
    const { statusCode, tempFilePath } = await Taro.downloadFile({ url, header: headers })
    if (statusCode !== 200) throw new Error(`picture: ${statusCode}`)
    return tempFilePath
  },
  async upload({ ref, url, headers, fields }) {
    const reply = await Taro.uploadFile({ url, filePath: ref, name: 'file', header: headers, formData: fields })
    return { status: reply.statusCode, data: parsed(reply.data) }
  },
  async remove(ref) {
    await new Promise<void>((resolve) => {
      Taro.getFileSystemManager().removeSavedFile({ filePath: ref, complete: () => resolve() })
    })
  },
}
