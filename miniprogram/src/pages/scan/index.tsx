import { Text } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { CodeReader } from '@/components/CodeReader'
import { Card } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { go } from '@/routes'

export default function ScanPage() {
  /** The camera must not stay open behind another tab, and opens anew on return. */
  const [shown, setShown] = useState(0)
  useDidShow(() => setShown((times) => Math.abs(times) + 1))
  useDidHide(() => setShown((times) => -Math.abs(times)))
  /** Coming back from a card, the phone still points at the same bottle: the camera then waits for a tap. */
  const comesBack = useRef(false)
  const [eager, setEager] = useState(true)
  useDidShow(() => {
    setEager(!comesBack.current)
    comesBack.current = false
  })
  function read(raw: string) {
    comesBack.current = true
    go.cylinder(raw)
  }
  return (
    <Screen title='扫码' tab>
      <Card title='扫瓶身二维码或条码'>
        {shown > 0 ? <CodeReader key={shown} id='reader' eager={eager} onCode={(_, raw) => read(raw)} /> : null}
      </Card>
      <Text className='muted'>二维码一般在护罩或瓶身中部。集格（整筐）的码不行，要逐只扫。</Text>
    </Screen>
  )
}
