import { Image, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { HeldPhoto } from '@/photos/held-photo'
import { ports } from '@/ports/platform'

interface PhotoProps {
  id?: string
  photo: HeldPhoto
  on?: boolean
  onTap?: () => void
}

export function Photo({ id, photo, on, onTap }: PhotoProps) {
  const [address, setAddress] = useState('')
  useEffect(() => {
    void ports.photos.display(photo.ref).then(setAddress)
  }, [photo.ref])
  return (
    <View id={id} className={on ? 'photo photo--on' : 'photo'} onClick={onTap}>
      {address ? <Image className='photo__image' src={address} mode='aspectFill' /> : null}
    </View>
  )
}
