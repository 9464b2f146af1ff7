import { View } from '@tarojs/components'
import { useState } from 'react'
import type { HeldPhoto } from '@/photos/held-photo'
import { takePhoto } from '@/photos/take-photo'
import { Photo } from './Photo'
import { Btn } from './parts'

interface PhotoTakerProps {
  id: string
  label: string
  photos: readonly HeldPhoto[]
  onTake: (photo: HeldPhoto) => void
}

export function PhotoTaker({ id, label, photos, onTake }: PhotoTakerProps) {
  const [busy, setBusy] = useState(false)
  async function take() {
    setBusy(true)
    try {
      const photo = await takePhoto()
      if (photo) onTake(photo)
    } finally {
      setBusy(false)
    }
  }
  return (
    <View>
      {photos.length ? (
        <View id={`${id}-photos`} className='photos'>
          {photos.map((photo) => (
            <Photo key={photo.id} photo={photo} />
          ))}
        </View>
      ) : null}
      <Btn id={id} small off={busy} onTap={() => void take()}>
        {busy ? '正在保存照片…' : label}
      </Btn>
    </View>
  )
}
