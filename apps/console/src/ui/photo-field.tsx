import { PlusOutlined } from '@ant-design/icons'
import { App, Form, Upload, type UploadFile } from 'antd'
import { useState } from 'react'
import { problemWords } from '../api/problem'
import { uploadPhoto } from '../api/upload'

const MOST = 9
const MEGABYTES = 10
const ACCEPTED = ['image/jpeg', 'image/png', 'image/webp']

type PhotoFile = UploadFile<{ id: string }>

/** One that was stored before the page was reloaded; its address has expired. */
const storedPhoto = (id: string, index: number): PhotoFile => ({
  uid: id,
  name: `已上传的照片 ${index + 1}`,
  status: 'done',
  response: { id },
})

export function PhotoField({
  name = 'photoIds',
  label,
  required,
  most,
}: {
  name?: string | string[]
  label: string
  required?: boolean
  most?: number
}) {
  return (
    <Form.Item name={name} label={label} rules={[{ required, type: 'array', min: 1, message: `请上传${label}` }]}>
      <PhotoPicker most={most} />
    </Form.Item>
  )
}

interface PhotoPickerProps {
  most?: number
  value?: string[]
  onChange?: (ids: string[]) => void
}

/** Value is the list of stored file ids; each photo travels by itself as soon as it is chosen. */
function PhotoPicker({ most = MOST, value = [], onChange }: PhotoPickerProps) {
  const { message } = App.useApp()
  const [chosen, setFiles] = useState<PhotoFile[]>(() => value.map(storedPhoto))
  // A form that was emptied has no photos either.
  const files = chosen.filter(({ status, response }) => status !== 'done' || (response && value.includes(response.id)))
  return (
    <Upload<{ id: string }>
      listType='picture-card'
      accept={ACCEPTED.join(',')}
      multiple={most > 1}
      maxCount={most}
      fileList={files}
      beforeUpload={(file) => {
        const refusal = refusalOf(file)
        if (refusal) message.error(refusal)
        return refusal ? Upload.LIST_IGNORE : true
      }}
      customRequest={({ file, onSuccess, onError }) => {
        uploadPhoto(file as File).then(
          (stored) => onSuccess?.({ id: stored.id }),
          (error: unknown) => {
            message.error(problemWords(error))
            onError?.(new Error(problemWords(error)))
          },
        )
      }}
      onChange={({ fileList }) => {
        setFiles(fileList)
        onChange?.(fileList.flatMap(({ status, response }) => (status === 'done' && response ? [response.id] : [])))
      }}
    >
      {files.length < most ? (
        <button type='button' className='photo-add'>
          <PlusOutlined />
          <span>添加照片</span>
        </button>
      ) : null}
    </Upload>
  )
}

function refusalOf(file: File): string | null {
  if (!ACCEPTED.includes(file.type)) return `${file.name} 不是照片，请选 JPEG、PNG 或 WebP`
  if (file.size > MEGABYTES * 1024 * 1024) return `${file.name} 超过 ${MEGABYTES} MB，请压缩后再传`
  return null
}
