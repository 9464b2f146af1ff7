import { Input, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'

export type Tone = 'red' | 'amber' | 'green' | 'plain'

interface BtnProps {
  id?: string
  kind?: 'primary' | 'danger' | 'plain' | 'quiet'
  small?: boolean
  off?: boolean
  onTap: () => void
  children: ReactNode
}

export function Btn({ id, kind = 'plain', small, off, onTap, children }: BtnProps) {
  const look = off ? 'btn--off' : `btn--${kind}`
  return (
    <View id={id} className={`btn ${look} ${small ? 'btn--small' : ''}`} onClick={() => off || onTap()}>
      {children}
    </View>
  )
}

interface CardProps {
  id?: string
  title?: string
  aside?: ReactNode
  children?: ReactNode
}

export function Card({ id, title, aside, children }: CardProps) {
  return (
    <View id={id} className='card'>
      {title ? (
        <View className='card__head'>
          <Text className='card__title'>{title}</Text>
          {aside ? <View className='card__aside'>{aside}</View> : null}
        </View>
      ) : null}
      {children}
    </View>
  )
}

interface LineProps {
  id?: string
  title: ReactNode
  note?: ReactNode
  more?: ReactNode
  first?: boolean
  onTap?: () => void
}

export function Line({ id, title, note, more, first, onTap }: LineProps) {
  return (
    <View id={id} className={first ? 'line line--first' : 'line'} onClick={onTap}>
      <View className='line__main'>
        <Text className='line__title'>{title}</Text>
        {note ? <Text className='line__note'>{note}</Text> : null}
      </View>
      {more ? <View className='line__more'>{more}</View> : null}
    </View>
  )
}

export function Notice({ id, tone = 'plain', children }: { id?: string; tone?: Tone; children: ReactNode }) {
  return (
    <View id={id} className={`notice notice--${tone}`}>
      {children}
    </View>
  )
}

export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <Text className={`tag tone-${tone}`}>{children}</Text>
}

interface ChoiceProps<V extends string> {
  /** Each option gets the id `<id>-<value>`. */
  id: string
  options: readonly { value: V; label: string; tone?: 'red' | 'green' }[]
  value: V | null | undefined
  column?: boolean
  onPick: (value: V) => void
}

export function Choice<V extends string>({ id, options, value, column, onPick }: ChoiceProps<V>) {
  return (
    <View className={column ? 'choices choices--column' : 'choices'}>
      {options.map((option) => (
        <View
          key={option.value}
          id={`${id}-${option.value}`}
          className={`choice choice--${option.tone ?? 'plain'} ${option.value === value ? 'choice--on' : ''}`}
          onClick={() => onPick(option.value)}
        >
          {option.label}
        </View>
      ))}
    </View>
  )
}

interface FieldProps {
  id: string
  label: string
  value: string
  secret?: boolean
  placeholder?: string
  onChange: (value: string) => void
}

export function Field({ id, label, value, secret, placeholder, onChange }: FieldProps) {
  return (
    <View className='field'>
      <Text className='field__label'>{label}</Text>
      <Input
        id={id}
        className='field__input'
        value={value}
        password={secret}
        placeholder={placeholder}
        onInput={(event) => onChange(event.detail.value)}
      />
    </View>
  )
}

export function Blank({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <View id={id} className='blank'>
      {children}
    </View>
  )
}
