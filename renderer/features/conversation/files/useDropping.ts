import type { DragEvent } from 'react'
import { useRef, useState } from 'react'

/** Whether what is dragged is files from outside, and not words or a link of this page. */
const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files')

/** Lets files be dropped on a part of the page. `isOver`: they are held above it. Nothing happens without `onDrop`. */
export const useDropping = (onDrop: ((files: readonly File[]) => void) | undefined) => {
  const [isOver, setOver] = useState(false)
  /** So many of its elements have been entered and not left: each enters before the other is left. */
  const depth = useRef(0)
  const leave = (): void => {
    depth.current = 0
    setOver(false)
  }
  if (!onDrop) return { isOver: false, listeners: {} }
  const listeners = {
    onDragEnter: (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth.current += 1
      setOver(true)
    },
    onDragOver: (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
    },
    onDragLeave: (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth.current -= 1
      if (depth.current <= 0) leave()
    },
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      leave()
      onDrop([...event.dataTransfer.files])
    },
  }
  return { isOver, listeners }
}
