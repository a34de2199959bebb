/**
 * Whether an id is no word of a text. `SRE-7K3Q`, `SRE-ABCD` and `7K3Q` are none; `k8s`, `Q4`, `fix-login` and `2026` may
 * be.
 */
export function isDistinctive(id: string): boolean {
  if (!/[A-Za-z]/.test(id)) return false
  const hasDigit = /\d/.test(id)
  return /[-._]/.test(id) ? hasDigit || /[A-Z]{4}$/.test(id) : hasDigit && /^[A-Z\d]{4,}$/.test(id)
}
