import type { Reason } from '#shared/governance/reason'
import { Problem } from '#shared/protocol/problem'

/** Throws Problem `not-allowed` when a rule says why not. Screens have asked before; this is for what changed since. */
export const allow = (whyNot: Reason | undefined): void => {
  if (whyNot) throw new Problem('not-allowed', whyNot)
}
