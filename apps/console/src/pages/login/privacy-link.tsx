import { currentPrivacyNotice } from '@app/domain'
import { Modal } from 'antd'
import { useState } from 'react'
import { NoticeText } from '../../ui/notice-text'

/** What is kept of people and why, to be read before anybody logs in. */
export function PrivacyLink() {
  const [open, setOpen] = useState(false)
  const { title, version, fromOn, sections } = currentPrivacyNotice()
  return (
    <>
      <button type='button' className='link-button' onClick={() => setOpen(true)}>
        {title}
      </button>
      <Modal open={open} title={title} footer={null} onCancel={() => setOpen(false)}>
        <NoticeText sections={sections} />
        <p className='muted'>
          版本 {version}，自 {fromOn} 起
        </p>
      </Modal>
    </>
  )
}
