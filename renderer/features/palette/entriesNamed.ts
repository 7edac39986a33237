import { foldText } from '../../state/search/foldText'
import { hasWords } from '../../state/search/matchWords'
import type { PaletteEntry } from './paletteEntries'

/** An entry as it was found: `by` a name before, where its label has not all the words. */
export type NamedEntry = PaletteEntry & { readonly by?: string }

/** The entries that have all these words (`wordsToFind`) in their label, or in it with a name that somebody had before. */
export const entriesNamed = (entries: readonly PaletteEntry[], words: readonly string[]): readonly NamedEntry[] =>
  entries.flatMap((entry): NamedEntry[] => {
    const label = foldText(entry.label)
    if (hasWords(label, words)) return [entry]
    const by = entry.earlier?.find((name) => hasWords(`${label} ${foldText(name)}`, words))
    return by === undefined ? [] : [{ ...entry, by }]
  })
