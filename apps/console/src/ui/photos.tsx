import { Image } from 'antd'
import { momentWords } from '../format/time'
import { type Photo, Picture } from './picture'

export type { Photo }

interface PhotoStripProps {
  photos: readonly (Photo & { caption?: string })[]
  size?: number
}

/** Thumbnails that open as a group. */
export function PhotoStrip({ photos, size = 112 }: PhotoStripProps) {
  return (
    <Image.PreviewGroup>
      <div className='photo-strip'>
        {photos.map((photo, index) => (
          <figure key={`${photo.id}-${photo.caption ?? ''}`}>
            <Picture photo={photo}>
              {(address) => (
                <Image
                  src={address}
                  width={Math.round((size * 4) / 3)}
                  height={size}
                  alt={photo.caption ?? `照片 ${index + 1}`}
                  styles={{ image: { objectFit: 'contain' } }}
                />
              )}
            </Picture>
            <figcaption>
              {photo.caption}
              {photo.takenAt ? <time className='muted'> {momentWords(photo.takenAt)}</time> : null}
            </figcaption>
          </figure>
        ))}
      </div>
    </Image.PreviewGroup>
  )
}
