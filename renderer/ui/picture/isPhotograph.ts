/** How the kinds that are opened begin. Drawings that are programs, as SVG is, are none of them. */
const KINDS: readonly (readonly [at: number, bytes: readonly number[]])[] = [
  [0, [0xff, 0xd8, 0xff]],
  [0, [0x89, 0x50, 0x4e, 0x47]],
  [0, [0x47, 0x49, 0x46, 0x38]],
  [8, [0x57, 0x45, 0x42, 0x50]],
  [4, [0x66, 0x74, 0x79, 0x70, 0x61, 0x76, 0x69, 0x66]],
]

/** Whether a file begins as a picture of pixels does, whatever it is called. */
export const isPhotograph = async (file: Blob): Promise<boolean> => {
  const head = new Uint8Array(await file.slice(0, 12).arrayBuffer())
  return KINDS.some(([at, bytes]) => bytes.every((byte, offset) => head[at + offset] === byte))
}
