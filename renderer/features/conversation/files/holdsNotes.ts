const NAMES = /\.(heic|heif|tiff?|dng|mov|mp4|jpe?g|avif)$/i

type Kept = {
  readonly name: string
  readonly type: string
  readonly picture?: object | undefined
  readonly asItIs: boolean
}

/**
 * Whether something that Snug does not draw anew, and that nobody asked to be sent as it is, may hold what a camera noted in it:
 * photographs of other kinds, and films. By what it is called, which is enough to be told.
 */
export const holdsNotes = ({ name, type, picture, asItIs }: Kept): boolean => {
  if (picture || asItIs || type === 'image/svg+xml') return false
  return /^(image|video)\//.test(type) || NAMES.test(name)
}
