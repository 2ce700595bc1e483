/** Says on standard error what is going on: one line per step, with the seconds it took. */
export interface Progress {
  step<T>(what: string, work: (note: (text: string) => void) => Promise<T>): Promise<T>
}

export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const live = stream.isTTY
  return {
    async step(what, work) {
      const started = Date.now()
      const seconds = () => ((Date.now() - started) / 1000).toFixed(1)
      const show = (text: string) => stream.write(`\r\u001b[2K  ${what} … ${text}`)
      if (live) show('')
      const result = await work((text) => {
        if (live) show(text)
      })
      stream.write(`${live ? '\r\u001b[2K' : ''}  ${what}: ${seconds()} s\n`)
      return result
    },
  }
}
