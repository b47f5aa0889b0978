/**
 * An identity or certificate number as lists show it: `9901**************`. Two more digits beside county and birth
 * date would leave nine candidates, so only the province and city stay.
 */
export function maskIdNumber(idNumber: string): string {
  const characters = [...idNumber.trim()];
  const kept = characters.length > 8 ? 4 : 0;
  return characters.map((character, i) => (i < kept ? character : '*')).join('');
}

/** A phone number as lists show it: `199****1234`; a short one keeps its last two digits only. */
export function maskPhone(phone: string): string {
  const digits = phone.trim();
  if (digits.length < 8) return '*'.repeat(Math.max(digits.length - 2, 0)) + digits.slice(-2);
  return `${digits.slice(0, 3)}${'*'.repeat(digits.length - 7)}${digits.slice(-4)}`;
}

/** A name as a sheet that leaves the program shows it: `张**`. */
export function maskName(name: string): string {
  const [first = '', ...others] = [...name.trim()];
  return first + '*'.repeat(others.length);
}
