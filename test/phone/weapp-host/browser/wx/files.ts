import { type Options, succeed } from './answer'

const SAVED = 'wxfile://saved/'

export interface SavedFiles {
  api: Record<string, unknown>
  /** The bytes behind a temporary address (data: or http:) or a saved one. */
  blob(path: string): Promise<Blob>
}

interface SaveOptions extends Options {
  tempFilePath: string
}

interface RemoveOptions extends Options {
  filePath: string
}

async function asDataUrl(address: string): Promise<string> {
  const blob = await (await fetch(address)).blob()
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.readAsDataURL(blob)
  })
}

/** Saved pictures outlive the program, so they are kept where a reload finds them. */
export function savedFiles(): SavedFiles {
  const address = (path: string) => (path.startsWith(SAVED) ? (localStorage.getItem(path) ?? '') : path)
  const manager = {
    saveFile(options: SaveOptions) {
      const savedFilePath = SAVED + crypto.randomUUID()
      void asDataUrl(options.tempFilePath).then((content) => {
        localStorage.setItem(savedFilePath, content)
        succeed('saveFile', options, { savedFilePath })
      })
    },
    removeSavedFile(options: RemoveOptions) {
      localStorage.removeItem(options.filePath)
      succeed('removeSavedFile', options)
    },
  }
  return {
    api: { getFileSystemManager: () => manager },
    blob: async (path) => (await fetch(address(path))).blob(),
  }
}
