import { App, Button, Image, Upload } from 'antd'
import { useState } from 'react'
import { problemWords } from '../../../api/problem'
import { uploadPhoto } from '../../../api/upload'
import type { Photo } from '../../../ui/photos'
import { Picture } from '../../../ui/picture'

interface SheetPhotosProps {
  value?: string[]
  onChange?: (ids: string[]) => void
  /** Of a sheet that came back: its photos as they are stored. */
  stored?: readonly Photo[]
}

const MOST = 6

/** The sheet itself, large, beside what is typed from it. */
export function SheetPhotos({ value = [], onChange, stored = [] }: SheetPhotosProps) {
  const { message } = App.useApp()
  const [fresh, setFresh] = useState<Record<string, string>>({})
  async function add(file: File) {
    try {
      const { id } = await uploadPhoto(file)
      setFresh((before) => ({ ...before, [id]: URL.createObjectURL(file) }))
      onChange?.([...value, id])
    } catch (error) {
      message.error(problemWords(error))
    }
  }
  return (
    <div className='paper-sheet'>
      {value.map((id, index) => (
        <figure key={id}>
          <SheetPhoto id={id} name={`纸质单 ${index + 1}`} fresh={fresh[id]} stored={stored} />
          <Button type='link' size='small' onClick={() => onChange?.(value.filter((one) => one !== id))}>
            换一张
          </Button>
        </figure>
      ))}
      {value.length < MOST ? (
        <Upload.Dragger
          accept='image/jpeg,image/png,image/webp'
          showUploadList={false}
          customRequest={({ file, onSuccess }) => void add(file as File).then(() => onSuccess?.({}))}
        >
          <p>{value.length ? '再加一张（背面、附页）' : '把纸质单的照片拖到这里，或点这里选'}</p>
          <p className='muted'>拍全四边，字要看得清；没有照片不能补录</p>
        </Upload.Dragger>
      ) : null}
    </div>
  )
}

function SheetPhoto({
  id,
  name,
  fresh,
  stored,
}: {
  id: string
  name: string
  fresh: string | undefined
  stored: readonly Photo[]
}) {
  const known = stored.find((photo) => photo.id === id)
  if (fresh) return <Image src={fresh} alt={name} width='100%' />
  if (!known) return <span className='picture-gone'>{name}已上传（刷新后不再显示，可换一张重传）</span>
  return <Picture photo={known}>{(address) => <Image src={address} alt={name} width='100%' />}</Picture>
}
