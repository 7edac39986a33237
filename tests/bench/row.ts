/** One line of the table. `null` where there is nothing to compare with, or where it did not come to an end. */
export type Row = {
  readonly work: string
  readonly unit: string
  readonly snug: number | null
  readonly bare: number | null
  readonly peers: Readonly<Record<string, number | null>>
  /** Snug's figure over what the target speaks of, or over the bare platform's. */
  readonly ratio: number | null
  readonly target: string | null
  readonly met: boolean | null
}

/** A row, and what is said beneath it for people. */
export type Result = { readonly row: Row; readonly remarks: readonly string[] }

type Given = Pick<Row, 'work' | 'unit' | 'snug'> &
  Partial<Pick<Row, 'bare' | 'peers'>> & {
    /** What `ratio` compares with; the bare platform unless said. */
    readonly against?: number | null | undefined
    readonly target?: string
    /** Whether the target is met, for a figure that is there. */
    readonly meets?: (snug: number, ratio: number | null) => boolean
    readonly remarks?: readonly string[]
  }

/** Makes a row. A target that can't be judged is not met: no figure, no praise. */
export const result = (given: Given): Result => {
  const { work, unit, snug, bare = null, peers = {}, target = null, meets, remarks = [] } = given
  const against = given.against === undefined ? bare : given.against
  const ratio = snug !== null && against ? snug / against : null
  const met = meets ? snug !== null && meets(snug, ratio) : null
  return { row: { work, unit, snug, bare, peers, ratio, target, met }, remarks }
}
