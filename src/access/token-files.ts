import { createHash, timingSafeEqual } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { systemReason } from '../shared/system-error.js'
import type { Logger } from '../shared/logger.js'
import type { Role } from './roles.js'

/** A name that acts, what it may do, and where its secret lies. */
export interface TokenSetting {
  readonly name: string
  readonly role: Role
  /** Each of its lines is a token: two while they are exchanged. */
  readonly tokenFile: string
}

export type TokenHolder = Pick<TokenSetting, 'name' | 'role'>

/** Whose token somebody shows. */
export interface Tokens {
  /** `null`: nobody's. */
  holderOf(token: string): Promise<TokenHolder | null>
  /** Whether somebody holds, in that role, a token that `isIt`. Each of theirs is asked. */
  isHeld(holder: TokenHolder, isIt: (token: string) => boolean): Promise<boolean>
}

/** Files are read whenever a token is shown, so that a new line counts at once and one that is taken away no more. */
export function createTokens(settings: readonly TokenSetting[], logger: Logger): Tokens {
  const unreadable = new Set<string>()
  const linesOf = async (file: string) => {
    try {
      const text = await readFile(file, 'utf8')
      unreadable.delete(file)
      return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
    } catch (error) {
      if (!unreadable.has(file))
        logger.error({ file, reason: systemReason(error) ?? String(error) }, 'A token file cannot be read')
      unreadable.add(file)
      return []
    }
  }
  return {
    async holderOf(token) {
      const shown = digestOf(token)
      const files = await Promise.all(settings.map(({ tokenFile }) => linesOf(tokenFile)))
      // All are compared, so that how long it takes says nothing of which one was right.
      const matches = files.map((lines) => lines.filter((line) => timingSafeEqual(digestOf(line), shown)).length > 0)
      const holder = settings[matches.indexOf(true)]
      return holder === undefined ? null : { name: holder.name, role: holder.role }
    },
    async isHeld({ name, role }, isIt) {
      const theirs = settings.filter((one) => one.name === name && one.role === role)
      const lines = await Promise.all(theirs.map(({ tokenFile }) => linesOf(tokenFile)))
      return lines.flat().filter(isIt).length > 0
    },
  }
}

/** Digests have one length, so that not even the length of a token can be timed. */
export function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Files of secrets that every account of this machine can read. */
export async function openToAll(files: readonly string[]): Promise<readonly string[]> {
  const modes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ mode }) => mode,
        () => 0,
      ),
    ),
  )
  return files.filter((_, index) => ((modes[index] ?? 0) & 0o004) !== 0)
}
