import type { PhotoView } from '@app/contract'
import { type ReactNode, useEffect, useState } from 'react'
import type { z } from 'zod'
import { loadPicture } from '../api/picture'
import { problemWords } from '../api/problem'

export type Photo = z.infer<typeof PhotoView>

interface PictureProps {
  photo: Pick<Photo, 'id' | 'url' | 'erased' | 'withheld'>
  children: (address: string) => ReactNode
}

type Seen = { address: string } | { trouble: string } | null

/** A stored picture: fetched with the token, as its address is worth nothing without it, and forgotten with the page. */
export function Picture({ photo: { id, url, erased, withheld }, children }: PictureProps) {
  const [seen, setSeen] = useState<Seen>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a picture never changes, its address does at every reading
  useEffect(() => {
    if (erased || withheld) return
    let address: string | null = null
    const left = new AbortController()
    loadPicture(url, left.signal).then(
      (loaded) => {
        address = loaded
        setSeen({ address })
      },
      (error: unknown) => left.signal.aborted || setSeen({ trouble: problemWords(error) }),
    )
    return () => {
      left.abort()
      if (address) URL.revokeObjectURL(address)
    }
  }, [id, erased, withheld])
  if (erased) return <span className='picture-gone'>已按申请删除</span>
  if (withheld) return <span className='picture-gone'>说明原因后才能看</span>
  if (seen === null) return <span className='picture-gone'>正在取图…</span>
  return 'address' in seen ? children(seen.address) : <span className='picture-gone'>{seen.trouble}</span>
}
