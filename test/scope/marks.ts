/** How much a piece of text tells of a thing: that it is there, its masked form, or everything. */
export type Sight = 'seen' | 'masked' | 'plain'

export interface Mark {
  /** Table of the thing. */
  table: string
  id: string
  sight: Sight
}

/** CJK extension A: letters to every program, and in no text of ours. */
const FIRST = 0x3400
const LAST = 0x4dbf

/**
 * What can stand in an answer and belongs to somebody: ids, rare characters put into names and texts, telephone numbers
 * whole and masked, codes of places, bottles, visits and hazards.
 */
const TOKEN =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\u3400-\u4dbf]|(?<![\w-])1\d\d(?:\d{4}|\*{4})\d{4}(?![\w-])|(?<![\w-])022-\d{8}(?!\d)|(?<![\w-])(?:(?:HX|QY)\d{6,9}|[A-Z]{2}-\d{8}-[0-9A-Z]{4,10})(?![\w-])/g

export const tokensOf = (text: string): Set<string> => new Set(text.match(TOKEN))

/** Which token stands for what. Things of the database are added by `KnownRows`; what is written into texts, here. */
export class Marks {
  private readonly byToken = new Map<string, Mark>()
  private next = FIRST
  private phones = 0

  /** A character that from now on means this thing and stands nowhere else. */
  rune(table: string, id: string, sight: Sight): string {
    if (this.next > LAST) throw new Error('no rare characters are left: the world is too large')
    const rune = String.fromCodePoint(this.next)
    this.next += 1
    this.set(rune, { table, id, sight })
    return rune
  }

  /** 张* and the whole name have different characters. */
  name(table: string, id: string): string {
    return this.rune(table, id, 'masked') + this.rune(table, id, 'plain')
  }

  phone(table: string, id: string): string {
    this.phones += 1
    const last = String(this.phones).padStart(4, '0')
    this.set(`138****${last}`, { table, id, sight: 'masked' })
    this.set(`1386666${last}`, { table, id, sight: 'plain' })
    return `1386666${last}`
  }

  companyPhone(id: string): string {
    this.phones += 1
    const phone = `022-5550${String(this.phones).padStart(4, '0')}`
    this.set(phone, { table: 'company', id, sight: 'seen' })
    return phone
  }

  /** Tells the id of a thing that was named before it had one. */
  bind(key: string, id: string): void {
    for (const mark of this.byToken.values()) if (mark.id === key) mark.id = id
  }

  set(token: string, mark: Mark): void {
    this.byToken.set(token, mark)
  }

  of(token: string): Mark | undefined {
    return this.byToken.get(token)
  }
}
