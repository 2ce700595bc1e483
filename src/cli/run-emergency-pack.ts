import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gatherPackByHand } from '../app/emergency-pack-by-hand.js'
import type { Config } from '../config/config.js'
import { composePackFiles, type PackLock } from '../emergency/compose-pack-files.js'
import { putFiles } from '../emergency/folder-files.js'
import { UsageError } from '../shared/app-error.js'
import { systemReason } from '../shared/system-error.js'
import { plimsollVersion } from '../shared/version-files.js'
import type { CommandIo } from '../terminal/command-io.js'

export interface EmergencyPackOptions {
  readonly out: string
  readonly encryptTo?: readonly string[]
  readonly passphraseFile?: string
}

/** Throws `UsageError` where the files cannot be encrypted or written as was said. */
export async function runEmergencyPack(config: Config, options: EmergencyPackOptions, io: CommandIo): Promise<void> {
  const lock = lockOf(options, io)
  const folder = resolve(io.cwd, options.out)
  const pack = await gatherPackByHand({ ...io, config, version: plimsollVersion() })
  const files = await composed(() => composePackFiles(pack, lock))
  try {
    putFiles(folder, files)
  } catch (error) {
    throw new UsageError(`cannot write into ${folder}: ${systemReason(error)}`, { cause: error })
  }
  for (const { name, content } of files) io.stdout.write(`written  ${join(folder, name)} (${content.length} bytes)\n`)
}

function lockOf({ encryptTo = [], passphraseFile }: EmergencyPackOptions, io: CommandIo): PackLock {
  if (passphraseFile === undefined) return { recipients: encryptTo, passphrase: null }
  if (encryptTo.length > 0) throw new UsageError('expected --encrypt-to or --passphrase-file, not both')
  return { recipients: [], passphrase: readPassphrase(resolve(io.cwd, passphraseFile)) }
}

function readPassphrase(file: string): string {
  try {
    const words = readFileSync(file, 'utf8').replace(/\r?\n$/, '')
    if (words.length >= 8) return words
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${systemReason(error)}`, { cause: error })
  }
  throw new UsageError(`${file}: expected a passphrase of 8 letters or more`)
}

/** A key that is none is found when something is encrypted for it. */
async function composed<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Error) || !/recipient/.test(error.message)) throw error
    throw new UsageError(`expected public keys of age in --encrypt-to, such as age1…: ${error.message}`, {
      cause: error,
    })
  }
}
