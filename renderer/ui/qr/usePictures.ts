import { useEffect } from 'react'
import { useLatest } from '../useLatest'

/** The first picture among what was dropped or pasted, if there is one. */
const pictureIn = (data: DataTransfer | null): File | undefined =>
  [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/'))

/** Takes every picture that is dropped on the window or pasted into it, wherever, as long as the caller is on screen. */
export const usePictures = (onPicture: (file: File) => void): void => {
  const latest = useLatest(onPicture)
  useEffect(() => {
    const take = (event: Event, data: DataTransfer | null): void => {
      const picture = pictureIn(data)
      if (!picture) return
      event.preventDefault()
      latest.current(picture)
    }
    const onPaste = (event: ClipboardEvent): void => take(event, event.clipboardData)
    const onDrop = (event: DragEvent): void => take(event, event.dataTransfer)
    // Without it, nothing can be dropped.
    const onDragOver = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    document.addEventListener('paste', onPaste)
    document.addEventListener('drop', onDrop)
    document.addEventListener('dragover', onDragOver)
    return () => {
      document.removeEventListener('paste', onPaste)
      document.removeEventListener('drop', onDrop)
      document.removeEventListener('dragover', onDragOver)
    }
  }, [latest])
}
