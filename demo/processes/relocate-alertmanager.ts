import { existsSync } from 'node:fs'
import { chmod, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** Where Debian's Alertmanager looks for its templates and pages, whatever folder it was unpacked to. */
const BUILT_IN = '/usr/share/prometheus/alertmanager'

/**
 * Makes an unpacked Alertmanager of Debian's find its own templates: in a copy of the program the built-in folder is replaced by a link of
 * the same length under /tmp, which leads to the unpacked folder. Installing the package would do, but needs root.
 *
 * @returns path of the copy
 */
export async function relocateAlertmanager(root: string): Promise<string> {
  const link = `/tmp/.plimsoll-${process.getuid?.() ?? 0}-${basename(root).split('-')[0] ?? ''}`
  if (link.length > BUILT_IN.length) throw new Error(`${link} is longer than ${BUILT_IN}`)
  await pointTo(link, join(root, BUILT_IN))
  const copy = join(root, 'usr/bin/alertmanager')
  if (!existsSync(copy)) await writeCopy(join(root, 'usr/bin/prometheus-alertmanager'), copy, link)
  return copy
}

/** Made anew each time: /tmp does not outlive a restart of the machine, and another cache folder may be in use now. */
async function pointTo(link: string, target: string): Promise<void> {
  const fresh = `${link}-${process.pid}`
  await rm(fresh, { force: true })
  await symlink(target, fresh)
  await rename(fresh, link)
}

async function writeCopy(program: string, copy: string, link: string): Promise<void> {
  const bytes = await readFile(program)
  // Slashes in a row are one: the text keeps its length, hence every other text in the program its place.
  const replacement = Buffer.from(link.padEnd(BUILT_IN.length, '/'))
  for (let at = bytes.indexOf(BUILT_IN); at >= 0; at = bytes.indexOf(BUILT_IN, at + 1)) replacement.copy(bytes, at)
  const fresh = `${copy}-${process.pid}`
  await writeFile(fresh, bytes)
  await chmod(fresh, 0o755)
  await rename(fresh, copy)
}
