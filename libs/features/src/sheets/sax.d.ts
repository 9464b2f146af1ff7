/** The package brings no types; this is all of it that is used. */
declare module 'sax' {
  interface Tag {
    name: string
    attributes: Record<string, string>
  }

  interface Parser {
    onopentag: (tag: Tag) => void
    onclosetag: (name: string) => void
    ontext: (text: string) => void
    oncdata: (text: string) => void
    ondoctype: () => void
    onerror: (error: Error) => void
    write(text: string): Parser
    close(): Parser
  }

  export function parser(strict: boolean, options?: object): Parser
}
