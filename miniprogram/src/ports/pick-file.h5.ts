const AFTER_RETURN_MS = 1500

/**
 * The phone's own choice of camera or album. Not Taro's chooseImage: that hands over a blob: address, which the
 * page's security policy does not let anyone read again.
 */
export function pickPicture(): Promise<File | undefined> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/*'
  input.style.display = 'none'
  document.body.appendChild(input)
  return new Promise<File | undefined>((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0]))
    input.addEventListener('cancel', () => resolve(undefined))
    // Older browsers tell nobody that the person changed their mind; they only come back to the page.
    const back = () => setTimeout(() => input.files?.length || resolve(undefined), AFTER_RETURN_MS)
    window.addEventListener('focus', back, { once: true })
    input.click()
  }).finally(() => input.remove())
}
