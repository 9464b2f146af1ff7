import { Modal } from 'antd'
import { useEffect, useState } from 'react'

const KEYS: readonly (readonly [string, string])[] = [
  ['/', '到搜索框'],
  ['↓ ↑ 或 j k', '在列表中逐条移动'],
  ['Enter', '打开选中的一条；在表单里提交'],
  ['Esc', '关闭详情或对话框'],
  ['Tab', '到下一个按钮或输入框'],
  ['?', '显示这张表'],
]

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** `?` says which keys there are. */
export function KeysSheet() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.key !== '?' && event.key !== '？') || isTyping(event.target)) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return (
    <Modal open={open} onCancel={() => setOpen(false)} footer={null} title='键盘操作' width={420}>
      <dl className='keys'>
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
