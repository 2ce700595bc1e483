import { Encrypter } from 'age-encryption'
import { createChartPictures } from '../render/chart/chart-pictures-files.js'
import { embedded } from '../render/embedded-pictures.js'
import { createHtmlRenderer } from '../render/html.js'
import { loadPageTemplates } from '../render/page-templates-files.js'
import type { Page } from '../render/page.js'
import { loadPdfRenderer } from '../render/pdf/load-pdf-renderer-files.js'
import type { PdfFrame } from '../render/pdf/render-pdf.js'
import { packPage } from './pack.js'
import type { Pack } from './pack-contents.js'

/** A file of the pack. */
export interface PackFile {
  /** `emergency-pack.html`, or `emergency-pack.html.age` where it is encrypted. */
  readonly name: string
  readonly content: Uint8Array
}

/** How the files are encrypted: for whoever has a private key, or knows the words. */
export interface PackLock {
  /** Public keys of age. */
  readonly recipients: readonly string[]
  /** `null`: none. */
  readonly passphrase: string | null
}

export const PACK_FORMATS = ['html', 'pdf'] as const

export type PackFormat = (typeof PACK_FORMATS)[number]

/** One file that needs nothing else: no script, no network. */
export async function composePack(pack: Pack, format: PackFormat): Promise<Uint8Array> {
  const page = packPage(pack)
  const pictures = createChartPictures()
  if (format === 'html') {
    const html = createHtmlRenderer(loadPageTemplates())
    return new TextEncoder().encode(html(page, embedded(page, pictures)))
  }
  const render = await loadPdfRenderer()
  return render(page, { ...frameOf(pack, page), draw: (picture) => pictures.svg(picture, 'light') })
}

/** Both files, encrypted where somebody wants that. */
export async function composePackFiles(pack: Pack, lock: PackLock): Promise<readonly PackFile[]> {
  const files: PackFile[] = []
  for (const format of PACK_FORMATS) {
    const content = await composePack(pack, format)
    const name = `emergency-pack.${format}`
    files.push(isOpen(lock) ? { name, content } : { name: `${name}.age`, content: await encrypted(content, lock) })
  }
  return files
}

function isOpen({ recipients, passphrase }: PackLock): boolean {
  return recipients.length === 0 && passphrase === null
}

function encrypted(content: Uint8Array, { recipients, passphrase }: PackLock): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  // A passphrase is alone, says the format.
  if (passphrase !== null) encrypter.setPassphrase(passphrase)
  else for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter.encrypt(content)
}

function frameOf(pack: Pack, page: Page): Omit<PdfFrame, 'draw'> {
  const { organisation, version, configHash, madeAt } = pack
  return {
    ...{ paper: 'a4', language: page.language, title: `Emergency pack (${organisation})`, subject: page.preheader },
    ...{ author: organisation, keywords: ['emergency', configHash.slice(0, 12)], creator: `Plimsoll ${version}` },
    ...{ createdAt: madeAt, foot: `${organisation} · Emergency pack of ${madeAt.toISOString().slice(0, 10)}` },
    numbered: (number, pages) => `Page ${number} of ${pages}`,
  }
}
