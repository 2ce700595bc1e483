import { readFile } from 'node:fs/promises'
import { FAULTS, isFault } from './shop/faults.js'

/**
 * Breaks or mends something of the demo that runs in another terminal.
 *
 * @returns what was done, in words
 * @throws Error in one sentence: unknown fault, or no demo runs
 */
export async function breakOrMend(what: 'break' | 'mend', name: string | undefined): Promise<string> {
  if (name === undefined || !isFault(name)) {
    const known = Object.entries(FAULTS).map(([fault, { words, shows }]) => `  ${fault.padEnd(18)} ${words}: ${shows}`)
    throw new Error(`npm run demo -- ${what} NAME, where NAME is one of\n${known.join('\n')}`)
  }
  await fetch(new URL(`/${what}/${name}`, await shopUrl()), { method: 'POST' }).catch(noDemo)
  return what === 'break'
    ? `Broken: ${FAULTS[name].words}. Expect ${FAULTS[name].shows}.`
    : `Mended: ${name} works again.`
}

/** `SHOP_URL` where the shop runs in a container, else what the running demo wrote down. */
async function shopUrl(): Promise<string> {
  if (process.env['SHOP_URL'] !== undefined) return process.env['SHOP_URL']
  const text = await readFile(new URL('out/endpoints.json', import.meta.url), 'utf8').catch(noDemo)
  return (JSON.parse(text) as { shop: string }).shop
}

function noDemo(cause: unknown): never {
  throw new Error('No demo runs here: start `npm run demo` in another terminal first.', { cause })
}
