/** How much larger than usual type is set, and everything with it. */
export function magnification(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}
