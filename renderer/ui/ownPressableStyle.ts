const ID = 'react-aria-pressable-style'

/**
 * React Aria's usePress adds a <style> of this id unless there is an element of that id already. The content security
 * policy refuses such styles, so the rule stands in global.css and this takes the id's place. Call it before rendering.
 */
export const ownPressableStyle = (document: Document): void => {
  if (document.getElementById(ID)) return
  const placeholder = document.createElement('meta')
  placeholder.id = ID
  document.head.append(placeholder)
}
