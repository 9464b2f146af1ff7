export type ScanResult = { ok: true; text: string } | { ok: false; reason: 'cancelled' | 'unsupported' }

export interface UploadReply {
  status: number
  data: unknown
}

export interface UploadRequest {
  ref: string
  url: string
  headers: Record<string, string>
  fields: Record<string, string>
}

/** Pictures that must outlive the app: the temporary paths of camera and canvas vanish when it closes. */
export interface PhotoStore {
  /** Takes one picture; undefined when the person changed their mind. Returns a lasting reference. */
  capture(): Promise<string | undefined>
  /** Makes a temporary picture (data URL or temp file) lasting. */
  keep(temporary: string): Promise<string>
  /** An address that an <Image> can show. */
  display(ref: string): Promise<string>
  /** An address within the app of a picture that the server gives only to who shows his token. */
  fetched(url: string, headers: Record<string, string>): Promise<string>
  upload(request: UploadRequest): Promise<UploadReply>
  remove(ref: string): Promise<void>
}

/** WeChat asks the person itself whether he agrees to the notice, before it hands over a picture or a number. */
export interface Consent {
  isAsked(): boolean
  /** Tells each time something waits; whoever hears it answers once. */
  onWanted(listener: (answer: (agreed: boolean) => void) => void): void
}

export interface Ports {
  /** 'native' = ask scanNative(); 'inline' = the page shows <InlineScanner/>. */
  scanMode: 'native' | 'inline'
  scanNative(): Promise<ScanResult>
  /** A one-time WeChat login code; undefined where there is no WeChat. */
  wechatCode(): Promise<string | undefined>
  /** Where the web page of this system is, for addresses that others open. */
  webOrigin(): string
  /** Tells each time the network has come back. */
  onOnline(listener: () => void): void
  photos: PhotoStore
  consent: Consent
}
