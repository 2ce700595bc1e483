import type { z } from 'zod'
import type { PictureFile } from '../document/picture-file.js'

/** How paths of the files become absolute. */
export interface Places {
  /** Secrets and certificates: relative to the folder of the root file. */
  readonly secret: (path: string) => string
  /** The database: relative to the folder of the root file, so that every command finds the same one. */
  readonly data: (path: string) => string
  /** The picture in a file that was found to have one: relative to the folder of the root file. */
  readonly picture: (path: string) => PictureFile
}

/** What every part of the root file may need to know. */
export interface RootContext {
  /** Of the organisation: where a part names none of its own. */
  readonly timezone: string
  /** Names of all services, sorted. */
  readonly services: readonly string[]
  readonly places: Places
}

/**
 * A key of the root file that one feature owns: what may be written under it, and what that becomes.
 *
 * @typeParam Schema of what a person writes, with a default where the key may be missing
 * @typeParam Part what it adds to the configuration
 */
export interface RootKey<Schema extends z.ZodType, Part extends object> {
  readonly schema: Schema
  /** Key of the frame behind which it stands in the reference; default: behind all. */
  readonly after?: string
  /** Whether a text under the key is the name of a file, beside the root file, of which the content stands in its place. */
  readonly mayBeFile?: true
  /** Of a list: the key by which an entry names a file beside the root file, and the key under which the text of that file then stands. */
  readonly entryText?: EntryText
  /** Turns the checked value into the domain's terms. */
  readonly resolve: (value: z.output<Schema>, context: RootContext) => Part
  /**
   * What the hash of the configuration is taken of in the place of the part, whose keys it has: that on which a verdict depends and who is told.
   * Left out is what only says where things are or holds secrets. Default: the whole part.
   */
  readonly meaning?: (part: Part) => { readonly [Name in keyof Part]?: unknown }
}

/** How entries of a list name files of which the text is theirs. */
export interface EntryText {
  readonly file: string
  readonly text: string
}

/** Keys of the root file by name, whatever they hold. */
export type RootKeys = Readonly<Record<string, AnyRootKey>>

/** `never`: what it takes is what the key's own schema and `resolve` make. */
interface AnyRootKey extends Pick<RootKey<z.ZodType, object>, 'schema' | 'after' | 'mayBeFile' | 'entryText'> {
  readonly resolve: (value: never, context: RootContext) => object
  readonly meaning?: (part: never) => object
}
