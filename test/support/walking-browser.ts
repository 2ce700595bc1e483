/** What a browser without scripts does of its own: cookies per server, and redirects one by one. */
export interface WalkingBrowser {
  /** Goes there and follows redirects, up to an address that `stop` takes. */
  go(url: string, stop?: (url: string) => boolean): Promise<Page>
  post(url: string, form: Readonly<Record<string, string>>): Promise<Page>
}

interface Sent {
  readonly method?: 'POST'
  readonly body?: URLSearchParams
  readonly headers?: Readonly<Record<string, string>>
}

/** Where it has come to. */
export interface Page {
  readonly url: string
  /** 0: it stopped before it asked. */
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

const MOST_REDIRECTS = 12

export function createWalkingBrowser(): WalkingBrowser {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: string) => {
    const { host } = new URL(url)
    const jar = jars.get(host) ?? new Map<string, string>()
    jars.set(host, jar)
    return jar
  }
  const ask = async (url: string, init: Sent = {}) => {
    const jar = jarOf(url)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { accept: 'text/html', 'x-forwarded-for': '8.8.8.8', ...(cookie === '' ? {} : { cookie }) }
    const answer = await fetch(url, { redirect: 'manual', ...init, headers: { ...headers, ...init.headers } })
    for (const line of answer.headers.getSetCookie()) keep(jar, line)
    return answer
  }
  const follow = async (first: Response, from: string, stop: (url: string) => boolean): Promise<Page> => {
    let [answer, url] = [first, from]
    for (let n = 0; n < MOST_REDIRECTS; n++) {
      const location = answer.headers.get('location')
      if (answer.status < 300 || answer.status > 399 || location === null)
        return { url, status: answer.status, headers: answer.headers, text: await answer.text() }
      await answer.arrayBuffer()
      url = new URL(location, url).href
      if (stop(url)) return { url, status: 0, headers: answer.headers, text: '' }
      answer = await ask(url)
    }
    throw new Error(`it goes round in circles at ${url}`)
  }
  return {
    go: async (url, stop = () => false) => follow(await ask(url), url, stop),
    async post(url, form) {
      const origin = new URL(url).origin
      const answer = await ask(url, { method: 'POST', body: new URLSearchParams(form), headers: { origin } })
      return follow(answer, url, () => false)
    },
  }
}

function keep(jar: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  const isOver = /expires=Thu, 01 Jan 1970/i.test(line)
  if (isOver) jar.delete(name)
  else jar.set(name, value)
}
