import { send } from './client'

/** Gives an address within this page; whoever asked for it revokes it. */
export async function loadPicture(url: string, signal: AbortSignal): Promise<string> {
  const response = await send(url, { signal })
  return URL.createObjectURL(await response.blob())
}
