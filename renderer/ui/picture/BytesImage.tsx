import type { ComponentProps } from 'react'
import { useCallback } from 'react'

type BytesImageProps = Omit<ComponentProps<'img'>, 'src' | 'ref'> & {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** As the bytes say themselves: looked at before they come here. */
  readonly type: string
}

/** An image of bytes that are in memory. The address under which it finds them is given back as soon as it is gone. */
export const BytesImage = ({ bytes, type, alt, ...image }: BytesImageProps) => {
  const show = useCallback(
    (element: HTMLImageElement) => {
      const url = URL.createObjectURL(new Blob([bytes], { type }))
      element.src = url
      return () => {
        // What is still being read from there is read no further, instead of in vain.
        element.removeAttribute('src')
        URL.revokeObjectURL(url)
      }
    },
    [bytes, type],
  )
  return <img {...image} ref={show} alt={alt} />
}
