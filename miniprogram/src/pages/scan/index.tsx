import { isJointOffer } from '@app/domain'
import { Text } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { CodeReader } from '@/components/CodeReader'
import { Card } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { go } from '@/routes'

export default function ScanPage() {
  /** The camera must not stay open behind another tab; each time the page is shown it is a new one. */
  const [shown, setShown] = useState({ times: 0, eager: true, open: false })
  /** Coming back from a card, the phone still points at the same bottle: the camera then waits for a tap. */
  const comesBack = useRef(false)
  useDidShow(() => {
    const eager = !comesBack.current
    comesBack.current = false
    setShown(({ times }) => ({ times: times + 1, eager, open: true }))
  })
  useDidHide(() => setShown((before) => ({ ...before, open: false })))
  function read(raw: string) {
    comesBack.current = true
    if (isJointOffer(raw)) return go.visit({ offer: raw })
    go.cylinder(raw)
  }
  return (
    <Screen title='扫码' tab>
      <Card title='扫瓶身二维码或条码'>
        {shown.open ? (
          <CodeReader key={shown.times} id='reader' eager={shown.eager} onOffer={read} onCode={(_, raw) => read(raw)} />
        ) : null}
      </Card>
      <Text className='muted'>
        二维码一般在护罩或瓶身中部。集格（整筐）的码不行，要逐只扫。同事手机上的联合检查码也在这里扫。
      </Text>
    </Screen>
  )
}
