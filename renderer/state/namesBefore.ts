import type { Called } from '#shared/governance/roomState'

/** What somebody was called before, newest first: each name once, without the one that they bear. */
export const namesBefore = ({ name, earlier = [] }: Pick<Called, 'name' | 'earlier'>): readonly string[] =>
  [...new Set(earlier.map((one) => one.name))].filter((one) => one !== name)
