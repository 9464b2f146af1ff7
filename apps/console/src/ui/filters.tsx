import { GRADE_LABEL, ROLE_LABEL } from '@app/domain'
import { Button, Input, type InputRef, Select, Space } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useApi } from '../api/use-api'
import type { ListParams } from './list-params'

export const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

export const GRADE_OPTIONS = optionsOf(GRADE_LABEL)
export const ROLE_OPTIONS = optionsOf(ROLE_LABEL)

interface ChoiceProps {
  params: ListParams
  name: string
  label: string
  options: { value: string; label: string }[]
  width?: number
}

export function Choice({ params, name, label, options, width = 128 }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      value={params.values[name]}
      options={options}
      onChange={(value: string | undefined) => params.set({ [name]: value })}
      popupMatchSelectWidth={false}
      style={{ width }}
    />
  )
}

export const OpenOnly = ({ params }: { params: ListParams }) => (
  <Choice params={params} name='open' label='未办结' options={[{ value: '1', label: '只看未办结' }]} width={120} />
)

/** Streets in code order; whoever has only one area in scope sees its communities. */
export function AreaChoice({ params }: { params: ListParams }) {
  const areas = useApi('GET /api/v1/areas', { query: { kind: 'street' } }, { staleTime: 600_000 })
  const options = [...(areas.data?.items ?? [])]
    .sort((a, b) => a.code.localeCompare(b.code))
    .map(({ code, name }) => ({ value: code, label: name }))
  return <Choice params={params} name='area' label='街道' options={options} />
}

export function SearchBox({ params, placeholder }: { params: ListParams; placeholder: string }) {
  const given = params.values.q ?? ''
  const [text, setText] = useState(given)
  const box = useRef<InputRef>(null)
  useEffect(() => setText(given), [given])
  useEffect(() => onSlash(() => box.current?.focus()), [])
  return (
    <Input.Search
      ref={box}
      aria-label={placeholder}
      placeholder={placeholder}
      allowClear
      value={text}
      maxLength={64}
      onChange={(event) => setText(event.target.value)}
      onSearch={(value) => params.set({ q: value.trim() || undefined })}
      style={{ width: 240 }}
    />
  )
}

/** `/` goes to the search box, as long as nothing is being typed elsewhere. */
function onSlash(go: () => void): () => void {
  const listen = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)
    if (event.key !== '/' || typing) return
    event.preventDefault()
    go()
  }
  document.addEventListener('keydown', listen)
  return () => document.removeEventListener('keydown', listen)
}

export function FilterBar({ params, children }: { params: ListParams; children: ReactNode }) {
  const active = Object.entries(params.values).filter(([name, value]) => value && name !== 'sort' && name !== 'tab')
  return (
    <search className='filter-bar'>
      <Space wrap size={8}>
        {children}
        {active.length ? (
          <Button type='link' onClick={() => params.set(Object.fromEntries(active.map(([name]) => [name, undefined])))}>
            清除筛选
          </Button>
        ) : null}
      </Space>
    </search>
  )
}
