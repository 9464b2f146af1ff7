import { send } from './client'

/** Fetches a file that needs the log-in, and hands it to the browser under the name the server gave it. */
export async function saveFile(address: string, init: RequestInit = {}): Promise<void> {
  const response = await send(address, init)
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = named ? decodeURIComponent(named) : '下载'
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
