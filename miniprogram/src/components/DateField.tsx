import { dateWords } from '@app/domain'
import { Picker, Text, View } from '@tarojs/components'

interface DateFieldProps {
  id: string
  label: string
  value: string | null
  from?: string
  onPick: (date: string) => void
}

export function DateField({ id, label, value, from, onPick }: DateFieldProps) {
  return (
    <View className='field'>
      <Text className='field__label'>{label}</Text>
      <Picker
        mode='date'
        id={id}
        value={value ?? from ?? ''}
        start={from}
        onChange={(event) => onPick(String(event.detail.value))}
      >
        <View className='field__date'>{value ? dateWords(value) : '点这里选日期'}</View>
      </Picker>
    </View>
  )
}
