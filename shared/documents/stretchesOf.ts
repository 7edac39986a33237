import { splitCode } from './splitCode'
import { splitQuotes } from './splitQuotes'

/** A part of a message: its own words, what it quotes, or code. Quotation marks and fences are not in `text`. */
export type Stretch = { readonly kind: 'own' | 'quoted' | 'code'; readonly text: string }

/** A message in parts, in order. At least one. */
export const stretchesOf = (text: string): readonly Stretch[] =>
  splitCode(text).flatMap((block): Stretch[] => {
    if (block.kind === 'code') return [{ kind: 'code', text: block.text }]
    return splitQuotes(block.text).map(({ quoted, text: said }) => ({ kind: quoted ? 'quoted' : 'own', text: said }))
  })
