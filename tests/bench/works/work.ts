import type { Lab } from '../lab'
import type { Result } from '../row'

/** One work of the bench: by this name it can be run alone. */
export type Work = { readonly name: string; run(lab: Lab): Promise<Result[]> }
