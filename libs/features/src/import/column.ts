/** One column of a list: what it is called in the template and in the lists offices already keep. */
export interface Column<Key extends string> {
  key: Key
  title: string
  also?: readonly string[]
  /** The column must be there. */
  needed?: boolean
}
