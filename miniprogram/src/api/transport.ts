import Taro from '@tarojs/taro'
import type { Transport } from './client'

const TIMEOUT_MS = 15_000

export const taroTransport: Transport = async ({ url, method, headers, body }) => {
  const json = body === undefined ? undefined : JSON.stringify(body)
  try {
    const reply = await Taro.request({
      url,
      method: method as 'GET' | 'POST' | 'PUT' | 'DELETE',
      header: json === undefined ? headers : { 'content-type': 'application/json', ...headers },
      data: json,
      timeout: TIMEOUT_MS,
    })
    return { status: reply.statusCode, data: reply.data }
  } catch {
    return { status: 0, data: undefined }
  }
}
