/** A phone number as it is compared: NFKC digits only, without the country's 86. Empty when there are none. */
export function normalisePhone(text: string): string {
  const digits = text.normalize('NFKC').replace(/\D/g, '');
  return digits.replace(/^(?:00)?86(?=1\d{10}$)/, '');
}
