import { Problem } from '#shared/protocol/problem'
import type { ArchiveLook } from '../../commands/lookAtArchive'
import { useSnug } from '../../state/store'
import { at } from './room'
import { words } from './words'

/** Archives of the gallery, by how many bytes their file has. */
export const ARCHIVES = { sound: 1, here: 2, changed: 3, bringing: 4 } as const

/** What a file is that was chosen in the gallery. */
export const lookAtGalleryArchive = ({ size }: Pick<Blob, 'size'>): ArchiveLook => {
  if (size === ARCHIVES.changed)
    return {
      is: 'changed',
      faults: [
        { kind: 'sum', path: 'conversation/2026-10.html' },
        { kind: 'missing', path: 'notes/Winter list.html' },
        { kind: 'extra', path: 'notes/more.html' },
        ...Array.from({ length: 4 }, (_, nth) => ({ kind: 'size', path: `contents/2026-0${nth + 1}.jsonl` }) as const),
      ],
    }
  if (!Object.values<number>(ARCHIVES).includes(size)) throw new Problem('archive-none')
  return {
    is: 'sound',
    name: words[useSnug.getState().language].room,
    exportedAt: at(21, '18:00'),
    files: 214,
    isHere: size === ARCHIVES.here,
    restore: async (onStep) => {
      onStep(12, 48)
      // It stays at that.
      if (size === ARCHIVES.bringing) await new Promise(() => undefined)
    },
  }
}
