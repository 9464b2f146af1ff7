import { Image, Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { ports } from '@/ports/platform'
import { bearer } from '@/state/session'

export interface StoredPicture {
  id: string
  url: string
  erased: boolean
}

/** Pictures the server keeps: fetched with the token, as their addresses are worth nothing without it. */
export function StoredPhotos({ id, photos }: { id: string; photos: readonly StoredPicture[] }) {
  if (!photos.length) return null
  return (
    <View id={id} className='photos'>
      {photos.map((photo) => (
        <StoredPhoto key={photo.id} photo={photo} />
      ))}
    </View>
  )
}

function StoredPhoto({ photo: { url, erased } }: { photo: StoredPicture }) {
  const [address, setAddress] = useState('')
  useEffect(() => {
    if (erased) return undefined
    let shown = true
    ports.photos.fetched(API_BASE + url, bearer()).then(
      (fetched) => shown && setAddress(fetched),
      () => undefined,
    )
    return () => {
      shown = false
    }
  }, [url, erased])
  return (
    <View className='photo'>
      {erased ? <Text className='muted'>已按申请删除</Text> : null}
      {address ? <Image className='photo__image' src={address} mode='aspectFill' /> : null}
    </View>
  )
}
