import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
}

export type ServedFile = { readonly type: string; readonly bytes: Buffer }

/**
 * The file of a built page that a URL's path names, or undefined. Nothing outside `folder`, nothing of an unknown kind,
 * nothing hidden.
 */
export const servedFile = async (folder: string, urlPath: string): Promise<ServedFile | undefined> => {
  let path: string
  try {
    path = decodeURIComponent(urlPath)
  } catch {
    // A malformed escape names no file.
    return undefined
  }
  if (path.includes('\0') || path.includes('\\')) return undefined
  const inside = normalize(path === '/' ? '/index.html' : path)
  const type = TYPES[extname(inside)]
  const file = join(folder, inside)
  if (!type || !file.startsWith(folder + sep) || inside.split(sep).some((part) => part.startsWith('.')))
    return undefined
  try {
    return { type, bytes: await readFile(file) }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return undefined
    throw error
  }
}
