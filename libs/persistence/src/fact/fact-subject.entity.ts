import type { SubjectKind } from '@app/domain'
import { Entity } from 'typeorm'
import { Key, KeyNumber } from '../schema/columns'

@Entity('fact_subject')
export class FactSubjectEntity {
  @Key(12) subjectKind: SubjectKind
  @Key() subjectId: string
  @KeyNumber() seq: number
}
