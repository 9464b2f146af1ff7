/** First come, first served: one holder at a time. */
export class Mutex {
  private tail: Promise<void> = Promise.resolve()

  async run<T>(work: () => Promise<T>): Promise<T> {
    const before = this.tail
    let release!: () => void
    this.tail = new Promise((resolve) => {
      release = resolve
    })
    await before
    try {
      return await work()
    } finally {
      release()
    }
  }
}
