/** A toy of a service, and how many balls it may have in the air. */
export interface Toy {
  readonly service: string
  readonly name: string
  readonly most: number
}

/** What a service holds of toys. */
export interface ToyPart {
  readonly toys: readonly Toy[]
}
