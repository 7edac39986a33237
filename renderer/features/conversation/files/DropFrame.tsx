import { Paperclip } from 'lucide-react'
import styles from './DropFrame.module.css'

/** Lies over the part of the page on which files would be dropped, and says where they would go. */
export const DropFrame = ({ says }: { readonly says: string }) => (
  <div className={styles['frame']}>
    <p>
      <Paperclip size={16} aria-hidden />
      {says}
    </p>
  </div>
)
