import { suggestName } from '../../shared/nearest-name.js'
import type { ForeignField } from '../foreign-field.js'
import type { ForeignReport } from '../foreign-report.js'
import { APART } from '../twin-slos.js'
import type { OpenSloKind, OpenSloObject } from './openslo-object.js'

/** All objects of all files, to be found by kind, namespace and name. Remembers which of them somebody refers to. */
export class OpenSloLibrary {
  readonly #objects = new Map<string, OpenSloObject>()
  /** The namespace of each object, by its report. */
  readonly #namespaces = new Map<ForeignReport, string>()
  readonly #used = new Set<OpenSloObject>()
  /** Which objects an object refers to, each by its report. */
  readonly #references = new Map<ForeignReport, Set<ForeignReport>>()

  constructor(objects: readonly OpenSloObject[]) {
    for (const object of objects) this.#add(object)
  }

  /** Without those whose name another one had before. */
  get all(): readonly OpenSloObject[] {
    return [...this.#objects.values()]
  }

  of(kind: OpenSloKind): OpenSloObject[] {
    return this.all.filter((object) => object.kind === kind)
  }

  /** The object that a reference names, `null` where there is none. */
  find(kind: OpenSloKind, reference: ForeignField): OpenSloObject | null {
    const name = reference.text() ?? ''
    const namespace = this.#namespaces.get(reference.desk.report) ?? ''
    const object = this.#objects.get(idOf({ kind, name, namespace })) ?? this.#onlyOne(kind, name)
    if (object !== null) this.#note(reference.desk.report, object)
    return object
  }

  /** As `find`, but it must be there, which is said where it is not. */
  resolve(kind: OpenSloKind, reference: ForeignField): OpenSloObject | null {
    const object = this.find(kind, reference)
    if (object !== null) return object
    const name = reference.typed
    const names = this.of(kind).map((one) => one.name)
    const hint = suggestName(name, names, `load the file that has it as well: no ${kind} is among those given`)
    reference.refuse(`unknown ${kind} ${name}`, hint)
    return null
  }

  isUsed(object: OpenSloObject): boolean {
    return this.#used.has(object)
  }

  /** The reports of an object and of all that it refers to, over however many steps. */
  reach(report: ForeignReport): ReadonlySet<ForeignReport> {
    const reached = new Set([report])
    for (const one of reached) for (const next of this.#references.get(one) ?? []) reached.add(next)
    return reached
  }

  /** What stands in another namespace, unless several do. */
  #onlyOne(kind: OpenSloKind, name: string): OpenSloObject | null {
    const [one, ...more] = this.of(kind).filter((object) => object.name === name)
    return more.length === 0 ? (one ?? null) : null
  }

  #note(from: ForeignReport, object: OpenSloObject): void {
    this.#used.add(object)
    const to = object.document.desk.report
    this.#references.set(from, (this.#references.get(from) ?? new Set<ForeignReport>()).add(to))
  }

  #add(object: OpenSloObject): void {
    this.#namespaces.set(object.document.desk.report, object.namespace)
    const id = idOf(object)
    const before = this.#objects.get(id)
    if (before === undefined) {
      this.#objects.set(id, object)
      return
    }
    const { file, line } = before.metadata.name.origin
    const message = `duplicate ${object.kind} ${object.name}: the name stands already at ${file}:${line}`
    object.metadata.name.refuse(message, APART)
  }
}

function idOf({ kind, name, namespace }: Pick<OpenSloObject, 'kind' | 'name' | 'namespace'>): string {
  return [kind, namespace, name].join('/')
}
