import type { NoteContent } from '#shared/documents/noteContent'
import { useSnug } from '../../state/store'
import type { VersionView } from '../../state/views'
import { parseMarkdown } from '../../ui/editor/parseMarkdown'
import { noteWords } from './noteWords'
import { anna, cleo, idris } from './people'
import { at } from './room'
import { words } from './words'

const now = (): string => noteWords[useSnug.getState().language]

/** What the winter list was, oldest first. */
const STATES: readonly (() => string)[] = [
  () => now().slice(0, now().indexOf('##')),
  () =>
    now()
      .replace(/> [^]*?###/, '###')
      .replaceAll('[x]', '[ ]')
      .replace(/~~(\S+)~~ \S+/, '$1'),
  () =>
    now()
      .replace('Soup', 'The soup')
      .replace('La soupe', 'Une soupe')
      .replace(/\| Idris .*\n/, ''),
  now,
]

/** Newest first. The third is by somebody of whom it is not known who they are. */
export const galleryVersions = (): readonly VersionView[] =>
  [
    { at: at(4, '18:00'), until: at(4, '18:20'), people: [anna], isSomeUnknown: false },
    { at: at(1, '20:10'), until: at(1, '20:41'), people: [anna, cleo], isSomeUnknown: false },
    { at: at(1, '21:30'), until: at(1, '21:31'), people: [], isSomeUnknown: true },
    { at: at(0, '08:02'), until: at(0, '08:14'), people: [idris], isSomeUnknown: false },
  ].toReversed()

export const galleryVersion = (version: number): NoteContent => {
  const place = galleryVersions()
    .toReversed()
    .findIndex((one) => one.at === version)
  return {
    title: place === 0 ? `${words[useSnug.getState().language].list} (1)` : words[useSnug.getState().language].list,
    blocks: parseMarkdown(STATES[place]?.() ?? ''),
    strange: [],
  }
}
