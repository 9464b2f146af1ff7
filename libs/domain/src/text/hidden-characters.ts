/**
 * What no eye sees in a text and what makes two texts look the same: control characters, marks that turn the reading
 * direction (a copied contact brings them), spaces without width, half a character. The joiner of emoji (U+200D) and tabs
 * and line breaks are none of them.
 */
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc]|\udb40[\udc00-\udc7f]/
/** Without the flag `u`, which old phones do not know. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?:^|[^\ud800-\udbff])[\udc00-\udfff]/

export const hasHiddenCharacters = (text: string): boolean => HIDDEN.test(text) || HALF.test(text)

/** A tab or a line break: a name has neither. */
export const hasLineBreaks = (text: string): boolean => /[\t\n\r]/.test(text)
