import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { problemWords } from '../../api/problem'
import { useAct } from '../../api/use-api'
import { Nothing } from '../../ui/states'
import { PersonCard } from './person-card'
import type { Person } from './types'

interface Sought {
  phone?: string
  name?: string
}

/** Finds the person by what he tells at the counter, exactly; then takes his request down. */
export function AskErasure() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button type='primary' onClick={() => setOpen(true)}>
        登记删除申请
      </Button>
      {open ? <Finder onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function Finder({ onClose }: { onClose(): void }) {
  const search = useAct('POST /api/v1/parties/search')
  const [found, setFound] = useState<Person[] | null>(null)
  const find = async ({ phone, name }: Sought) => {
    const body = { phone: phone?.trim() || null, name: name?.trim() || null }
    setFound((await search.mutateAsync({ body }).catch(() => null))?.items ?? null)
  }
  return (
    <Modal open title='登记删除申请' width={720} footer={null} onCancel={onClose}>
      <p className='dialog-note'>先当面或回拨核对身份，再按完整的电话或姓名找人。这里只显示打码后的内容。</p>
      <Form<Sought> layout='inline' onFinish={(values) => void find(values)}>
        <Form.Item name='phone' label='电话'>
          <Input maxLength={32} autoComplete='off' placeholder='完整号码' style={{ width: 170 }} />
        </Form.Item>
        <Form.Item name='name' label='或姓名'>
          <Input maxLength={60} autoComplete='off' placeholder='完整姓名' style={{ width: 140 }} />
        </Form.Item>
        <Button type='primary' htmlType='submit' loading={search.isPending}>
          查找
        </Button>
      </Form>
      {search.error ? <Nothing>{problemWords(search.error)}</Nothing> : null}
      {found?.length === 0 ? <Nothing>没有登记这个人，或已经删除。请核对号码再找。</Nothing> : null}
      {found?.map((person) => (
        <PersonCard key={person.partyId} person={person} onDone={onClose} />
      ))}
    </Modal>
  )
}
