import { File, FileArchive, FileImage, FileMusic, FileText, FileVideo } from 'lucide-react'

/** By what the type says, which is worth no more than a sign. */
const SIGNS = [
  [/^image\//, FileImage],
  [/^audio\//, FileMusic],
  [/^video\//, FileVideo],
  [/^text\/|pdf|document/, FileText],
  [/zip|tar|compressed/, FileArchive],
] as const

/** A small sign of what kind a file says to be; its name stands beside it. */
export const FileSign = ({ type, className }: { readonly type: string; readonly className?: string | undefined }) => {
  const [, Sign] = SIGNS.find(([kind]) => kind.test(type)) ?? [undefined, File]
  return <Sign size={20} aria-hidden className={className} />
}
