/** What a text says as a number. */
export type IntegerText =
  | { readonly kind: "integer"; readonly value: bigint }
  | { readonly kind: "fraction" }
  | { readonly kind: "notNumber" };

const units: Readonly<Record<string, bigint>> = {
  wei: 1n,
  gwei: 10n ** 9n,
  ether: 10n ** 18n,
  eth: 10n ** 18n,
  seconds: 1n,
  minutes: 60n,
  hours: 3600n,
  days: 86_400n,
  weeks: 604_800n,
};

const digits = String.raw`\d+(?:_\d+)*`;
const decimalForm = new RegExp(String.raw`^(-?)(?=[\d.])(${digits})?(?:\.(${digits}))?(?:[eE]([+-]?\d{1,2}))?(?:\s*([a-z]+))?$`);
const hexForm = /^0x[0-9a-f]{1,128}$/i;

/**
 * Reads an exact whole number the way Solidity writes them: `1000`, `1_000`, `1e18`, `1.5 ether`, `30 days`, `0xff`.
 * `fraction` when the value is a number but not a whole one. Nothing is rounded; commas are refused since they are ambiguous.
 */
export function parseInteger(text: string): IntegerText {
  const trimmed = text.trim();
  if (trimmed.length > 200) return { kind: "notNumber" };
  if (hexForm.test(trimmed)) return { kind: "integer", value: BigInt(trimmed) };
  const match = decimalForm.exec(trimmed);
  if (match === null) return { kind: "notNumber" };
  const [, sign, whole, fraction, exponent, unitName] = match;
  if (whole === undefined && fraction === undefined) return { kind: "notNumber" };
  const unit = unitName === undefined ? 1n : Object.hasOwn(units, unitName) ? units[unitName] : undefined;
  if (unit === undefined) return { kind: "notNumber" };
  const fractionDigits = (fraction ?? "").replaceAll("_", "");
  const mantissa = BigInt((whole ?? "0").replaceAll("_", "") + fractionDigits) * unit;
  const shift = Number(exponent ?? 0) - fractionDigits.length;
  const scale = 10n ** BigInt(Math.abs(shift));
  if (shift < 0 && mantissa % scale !== 0n) return { kind: "fraction" };
  const value = shift < 0 ? mantissa / scale : mantissa * scale;
  return { kind: "integer", value: sign === "-" ? -value : value };
}
