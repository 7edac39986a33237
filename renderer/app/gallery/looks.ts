import type { LooksView } from '../../state/views'
import { anna, mariam } from './people'

/** Drawn here, since nobody in the gallery has a face: a hill at evening, and one in the morning. */
const hill = (sky: string, sun: string, near: string, far: string): string => {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" fill="${sky}"/><circle cx="62" cy="38" r="13" fill="${sun}"/><path d="M0 66 40 44 96 70V96H0z" fill="${far}"/><path d="M0 82 60 62 96 80V96H0z" fill="${near}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`
}

/** Two have chosen a picture, one of them a colour too; the others nothing. */
export const looks: LooksView = {
  [anna.member]: { tone: 1, picture: hill('#e9c9a0', '#f7efe0', '#3f5a4a', '#7d8f6f') },
  [mariam.member]: { tone: 3, picture: hill('#5d6b8a', '#f2d7a3', '#2b2f45', '#444c6b') },
}
