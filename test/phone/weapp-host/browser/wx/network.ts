import type { HostOptions } from '../../bundle'
import { type Options, refuse, succeed } from './answer'
import type { SavedFiles } from './files'

type NetworkListener = (status: { isConnected: boolean; networkType: string }) => void

interface RequestOptions extends Options {
  url: string
  method?: string
  header?: Record<string, string>
  data?: unknown
}

interface UploadOptions extends Options {
  url: string
  filePath: string
  name: string
  header?: Record<string, string>
  formData?: Record<string, string>
}

export interface Network {
  api: Record<string, unknown>
  setOnline(online: boolean): void
}

const TASK = { abort() {}, onHeadersReceived() {}, offHeadersReceived() {}, onProgressUpdate() {} }

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const bodyOf = (data: unknown) => (typeof data === 'string' ? data : JSON.stringify(data))

async function send({ url, method = 'GET', header, data }: RequestOptions, target: string) {
  const hasBody = data !== undefined && method !== 'GET'
  const reply = await fetch(target, { method, headers: header, body: hasBody ? bodyOf(data) : undefined })
  return { url, statusCode: reply.status, data: parsed(await reply.text()), header: Object.fromEntries(reply.headers) }
}

async function upload({ name, header, formData, filePath }: UploadOptions, target: string, files: SavedFiles) {
  const form = new FormData()
  for (const [field, value] of Object.entries(formData ?? {})) form.append(field, value)
  form.append(name, await files.blob(filePath), 'picture.jpg')
  const reply = await fetch(target, { method: 'POST', headers: header, body: form })
  return { statusCode: reply.status, data: await reply.text() }
}

/** What WeChat keeps of a download is an address of its own, which lives as long as the program. */
async function download({ header }: RequestOptions, target: string) {
  const reply = await fetch(target, { headers: header })
  return { statusCode: reply.status, tempFilePath: URL.createObjectURL(await reply.blob()) }
}

export function network({ server }: HostOptions, files: SavedFiles): Network {
  const listeners = new Set<NetworkListener>()
  let online = true
  const actual = (url: string) => url.replace(server.built, server.actual)
  const type = () => (online ? 'wifi' : 'none')

  function answer(name: string, options: Options, sent: () => Promise<object>) {
    if (!online) refuse(name, options, 'network is down')
    else
      sent().then(
        (reply) => succeed(name, options, reply),
        () => refuse(name, options, 'no answer'),
      )
    return TASK
  }

  return {
    api: {
      request: (options: RequestOptions) => answer('request', options, () => send(options, actual(options.url))),
      downloadFile: (options: RequestOptions) =>
        answer('downloadFile', options, () => download(options, actual(options.url))),
      uploadFile: (options: UploadOptions) =>
        answer('uploadFile', options, () => upload(options, actual(options.url), files)),
      getNetworkType: (options: Options) => succeed('getNetworkType', options, { networkType: type() }),
      onNetworkStatusChange: (listener: NetworkListener) => void listeners.add(listener),
      offNetworkStatusChange: (listener: NetworkListener) => void listeners.delete(listener),
    },
    setOnline(value) {
      online = value
      for (const listener of listeners) listener({ isConnected: value, networkType: type() })
    },
  }
}
