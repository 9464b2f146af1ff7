import type { Photo } from '../../ui/photos'
import { Picture } from '../../ui/picture'

interface PickPhotosProps {
  photos: readonly Photo[]
  value?: string[]
  onChange?: (ids: string[]) => void
}

/** Nobody but a person can say in which picture somebody is to be seen. */
export function PickPhotos({ photos, value = [], onChange }: PickPhotosProps) {
  const turn = (id: string) => onChange?.(value.includes(id) ? value.filter((one) => one !== id) : [...value, id])
  return (
    <div className='pick-photos'>
      {photos.map((photo, index) => (
        <button
          key={photo.id}
          type='button'
          aria-pressed={value.includes(photo.id)}
          aria-label={`照片 ${index + 1}`}
          onClick={() => turn(photo.id)}
        >
          <Picture photo={photo}>{(address) => <img src={address} alt='' />}</Picture>
          {value.includes(photo.id) ? <span>✓ 删除</span> : null}
        </button>
      ))}
    </div>
  )
}
