import { Button } from '@tarojs/components'
import type { ReactNode } from 'react'
import { ports } from '@/ports/platform'
import { Btn } from './parts'

interface ConsentButtonProps {
  id: string
  onAgree(): void
  children: ReactNode
}

/** WeChat takes no other button's word that somebody has read the notice; elsewhere it is a button like any. */
export function ConsentButton({ id, onAgree, children }: ConsentButtonProps) {
  if (!ports.consent.isAsked())
    return (
      <Btn id={id} kind='primary' onTap={onAgree}>
        {children}
      </Btn>
    )
  return (
    <Button
      id={id}
      className='btn btn--primary'
      openType='agreePrivacyAuthorization'
      onAgreePrivacyAuthorization={onAgree}
    >
      {children}
    </Button>
  )
}
