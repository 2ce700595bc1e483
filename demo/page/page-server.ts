import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { changeShop } from '../shop/change-shop.js'
import { readPageState, type PageSources } from './page-state.js'

export interface DemoPage {
  readonly url: string
  stop(): Promise<void>
}

const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['page.html', 'text/html; charset=utf-8'],
  '/page.js': ['page.js', 'text/javascript'],
  '/page.css': ['page.css', 'text/css'],
}

/** The page with the buttons, on a free loopback port. */
export async function startDemoPage(sources: PageSources): Promise<DemoPage> {
  const server = createServer((request, response) => {
    void answer(sources, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the page listens on no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}

async function answer(sources: PageSources, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '/'
  const file = FILES[path]
  if (file !== undefined) {
    response.setHeader('content-type', file[1]).end(await readFile(new URL(file[0], import.meta.url)))
  } else if (path === '/state.json') {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(await readPageState(sources)))
  } else {
    response.writeHead(request.method === 'POST' && change(sources, path) ? 204 : 404).end()
  }
}

/** Does what a button asks for, such as `/break/checkout`; whether there was such a thing to do. */
function change(sources: PageSources, path: string): boolean {
  const [, what = '', name = ''] = path.split('/')
  const begun = begin(sources, path)
  if (begun === null) return changeShop(sources.shop, what, name)
  return begun
}

/** Begins what takes longer than an answer; `null`: there is no such thing. */
function begin({ blueGreen: { deployments }, drills: { drills } }: PageSources, path: string): boolean | null {
  if (path === '/deploy') {
    void deployments?.deploy()
    return deployments !== null
  }
  if (path !== '/drill/whole' && path !== '/drill/cut') return null
  void drills?.hold(path === '/drill/cut')
  return drills !== null
}
