import { pictureHead } from '../contents/pictureHead'
import { toBase64url } from '../crypto/base64url'
import type { AttachedFile } from '../events/event'
import type { ArchiveContext } from './archiveContext'
import { pictureHtml } from './attachedHtml'

/** A file of a message, for a page that stands alone: its bytes, or that they had not arrived, or are not to be in it. */
export type Embedded = Uint8Array | 'away' | 'leftOut'

/** What goes along with a message, in a page without anything beside it: pictures are in it, all else is named. */
export const embeddedHtml = (
  context: ArchiveContext,
  files: readonly AttachedFile[],
  find: (nth: number) => Embedded,
): string => files.map((file, nth) => `\n${fileHtml(context, file, find(nth))}`).join('')

const fileHtml = (context: ArchiveContext, file: AttachedFile, found: Embedded): string => {
  const about = { name: file.name, size: context.size(file.bytes) }
  if (found === 'away') return `<p class="gone">${context.say('fileAway', about)}</p>`
  // What its own bytes say that it is, and nothing else of it, comes into the address.
  const head = found === 'leftOut' || !file.picture ? undefined : pictureHead(found)
  if (!head || found === 'leftOut') return `<p class="by">${context.say('fileLeftOut', about)}</p>`
  return pictureHtml(context, file, head, `src="data:${head.type};base64,${toBase64(found)}"`)
}

const toBase64 = (bytes: Uint8Array): string =>
  toBase64url(bytes).replaceAll('-', '+').replaceAll('_', '/') + '='.repeat((3 - (bytes.length % 3)) % 3)
