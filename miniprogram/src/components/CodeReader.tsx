import { isJointOffer } from '@app/domain'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ports } from '@/ports/platform'
import { readCode, tellUnknownSite } from '@/state/scan-rules'
import { InlineScanner } from './InlineScanner'
import { Btn, Field, Notice } from './parts'

interface CodeReaderProps {
  id: string
  /** Opens the camera at once (the scan tab); otherwise after a tap. */
  eager?: boolean
  onCode: (code: string, raw: string) => void
  /** A colleague's joint visit, where the page can take one. */
  onOffer?: (raw: string) => void
}

/** Camera, or WeChat's scanner, or typing: a worn label must not stop the work. */
export function CodeReader({ id, eager, onCode, onOffer }: CodeReaderProps) {
  const [watching, setWatching] = useState(Boolean(eager))
  const [typed, setTyped] = useState('')
  const [trouble, setTrouble] = useState('')

  function read(raw: string) {
    if (onOffer && isJointOffer(raw)) return onOffer(raw)
    const parsed = readCode(raw)
    setTrouble(parsed.ok ? '' : parsed.message)
    if (!parsed.ok && parsed.unknownHost) tellUnknownSite(parsed.unknownHost)
    if (parsed.ok) {
      setWatching(false)
      setTyped('')
      onCode(parsed.code, raw)
    }
  }

  async function scan() {
    if (ports.scanMode === 'inline') return setWatching(true)
    const scanned = await ports.scanNative()
    if (scanned.ok) read(scanned.text)
  }

  return (
    <View id={id}>
      {watching && ports.scanMode === 'inline' ? (
        <InlineScanner onCode={read} />
      ) : (
        <Btn id={`${id}-scan`} kind='primary' onTap={() => void scan()}>
          扫瓶身二维码
        </Btn>
      )}
      {trouble ? (
        <Notice id={`${id}-trouble`} tone='red'>
          {trouble}
        </Notice>
      ) : null}
      <Field
        id={`${id}-typed`}
        label='扫不出来？手工输入瓶号'
        value={typed}
        placeholder='瓶身上的字母和数字'
        onChange={setTyped}
      />
      <Btn id={`${id}-use`} small off={!typed.trim()} onTap={() => read(typed)}>
        用这个瓶号
      </Btn>
    </View>
  )
}
