import { Column, PrimaryColumn } from 'typeorm'

interface Options {
  nullable?: boolean
}

/** Portable column kinds: what SQLite, MySQL and MariaDB store and return alike. Instants and dates are text. */
const varchar =
  (length: number) =>
  (options: Options = {}) =>
    Column('varchar', { length, ...options })

export const Key = (length = 36) => PrimaryColumn('varchar', { length })
export const KeyNumber = () => PrimaryColumn('integer')
export const Ref = varchar(36)
export const At = varchar(24)
export const On = varchar(10)
export const Text = (length: number, options: Options = {}) => Column('varchar', { length, ...options })
export const LongText = (options: Options = {}) => Column('text', options)
export const Int = (options: Options = {}) => Column('integer', options)
export const Bool = () => Column('boolean')
