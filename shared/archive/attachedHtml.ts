import type { PictureHead } from '../contents/pictureHead'
import { escapeHtml } from '../documents/escapeHtml'
import type { AttachedFile } from '../events/event'
import type { ArchiveContext } from './archiveContext'
import type { NamedFile } from './attached'

/**
 * What goes along with a message. Pictures are shown; of everything else it is said where it lies: opened by a press of a link, a page
 * or a drawing that is a program would run.
 */
export const attachedHtml = (context: ArchiveContext, files: readonly NamedFile[]): string =>
  files.map((one) => `\n${fileHtml(context, one)}`).join('')

const fileHtml = (context: ArchiveContext, { file, path, head }: NamedFile): string => {
  const { say, size } = context
  const about = { name: file.name, size: size(file.bytes) }
  if (path === undefined) return `<p class="gone">${say('fileAbsent', about)}</p>`
  if (!head) return `<p class="by">${say('file', { ...about, path })}</p>`
  const address = `../${path.split('/').map(encodeURIComponent).join('/')}`
  return pictureHtml(context, file, head, `src="${address}" loading="lazy"`)
}

/** A picture, as large as it says itself. `from`: where it is found, and when, as attributes. */
export const pictureHtml = (
  { words }: ArchiveContext,
  { picture }: AttachedFile,
  { width, height }: PictureHead,
  from: string,
): string =>
  `<p><img ${from} alt="${escapeHtml(picture?.alt ?? words.noWords)}" width="${width}" height="${height}"></p>`
