import type { Translate } from '../../i18n/translate'
import type { DeviceView } from '../../state/views'

/** What its member calls a device; the one that they came with was never called anything. */
export const nameOfDevice = (t: Translate, { label }: Pick<DeviceView, 'label'>, isTheirs = false): string =>
  label || t(isTheirs ? 'devices.theirs.first' : 'devices.first')
