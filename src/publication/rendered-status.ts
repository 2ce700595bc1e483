import { createHash } from 'node:crypto'
import type { PageAddresses } from './page-addresses.js'
import { statusAt, type PublicModel } from './public-status.js'
import { renderAtom } from './status-atom.js'
import type { StatusWriter } from './status-html.js'
import { toPublicStatusAnswer } from './status-json.js'
import { statusView } from './status-view.js'

/** Something that is sent as it is. */
export interface RenderedFile {
  readonly body: Buffer
  readonly etag: string
}

/** All that strangers can fetch, made at one instant. */
export interface RenderedStatus {
  readonly html: RenderedFile
  readonly json: RenderedFile
  readonly atom: RenderedFile
}

export interface RenderingParts {
  readonly writer: Pick<StatusWriter, 'write'>
  readonly addresses: PageAddresses
}

/** Makes all of it of what was read before. */
export function renderStatus(model: PublicModel, now: Date, { writer, addresses }: RenderingParts): RenderedStatus {
  const status = statusAt(model, now)
  return {
    html: fileOf(writer.write(statusView(status, addresses))),
    json: fileOf(JSON.stringify(toPublicStatusAnswer(status, addresses))),
    atom: fileOf(renderAtom(status, addresses)),
  }
}

function fileOf(text: string): RenderedFile {
  const body = Buffer.from(text)
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` }
}
