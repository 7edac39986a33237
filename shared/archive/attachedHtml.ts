import { escapeHtml } from '../documents/escapeHtml'
import type { ArchiveContext } from './archiveContext'
import type { NamedFile } from './attached'

/**
 * What goes along with a message. Pictures are shown; of everything else it is said where it lies: opened by a press of a link, a page
 * or a drawing that is a program would run.
 */
export const attachedHtml = (context: ArchiveContext, files: readonly NamedFile[]): string =>
  files.map((one) => `\n${fileHtml(context, one)}`).join('')

const fileHtml = ({ say, size }: ArchiveContext, { file, path, head }: NamedFile): string => {
  const about = { name: file.name, size: size(file.bytes) }
  if (path === undefined) return `<p class="gone">${say('fileAbsent', about)}</p>`
  if (!head) return `<p class="by">${say('file', { ...about, path })}</p>`
  const address = `../${path.split('/').map(encodeURIComponent).join('/')}`
  const alt = escapeHtml(file.picture?.alt ?? '')
  return `<p><img src="${address}" alt="${alt}" width="${head.width}" height="${head.height}" loading="lazy"></p>`
}
