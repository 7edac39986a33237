import { safeName } from './safeName'

const DEPTH = 8
const LENGTH = 600
const PART = 200

/** Whether a file of that path stays inside of the folder it is unpacked to, on any system. */
export const isSafePath = (path: string): boolean => {
  if (path.length > LENGTH) return false
  const parts = path.split('/')
  return parts.length <= DEPTH && parts.every((part) => part !== '' && safeName(part, '', PART) === part)
}
