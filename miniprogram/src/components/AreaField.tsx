import { Text, Textarea, View } from '@tarojs/components'

interface AreaFieldProps {
  id: string
  label: string
  value: string
  most: number
  placeholder?: string
  onChange: (value: string) => void
}

/** For what takes more than a line to say. */
export function AreaField({ id, label, value, most, placeholder, onChange }: AreaFieldProps) {
  return (
    <View className='field'>
      <Text className='field__label'>{label}</Text>
      <Textarea
        id={id}
        className='field__area'
        value={value}
        maxlength={most}
        placeholder={placeholder}
        onInput={(event) => onChange(event.detail.value)}
      />
    </View>
  )
}
