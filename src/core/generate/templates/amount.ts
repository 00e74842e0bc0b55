import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";

/** Tokens of the templates have 18 decimals, as ether has. */
const decimals = 18;

const most = 2n ** 256n - 1n;

/** An amount of tokens in its smallest unit, or undefined when the text is none: digits, at most one point, at most 18 places. */
export function parseAmount(text: string): bigint | undefined {
  const [, whole, fraction = ""] = /^(\d{1,78})(?:\.(\d{1,18}))?$/.exec(text) ?? [];
  return whole === undefined ? undefined : BigInt(whole) * 10n ** BigInt(decimals) + BigInt(fraction.padEnd(decimals, "0"));
}

/** Checks an amount of tokens; `positive` refuses zero. */
export function checkAmount(
  text: string,
  { example, positive }: { readonly example: string; readonly positive: boolean },
): Problem | undefined {
  const amount = parseAmount(text);
  if (amount === undefined) return problem("amountInvalid", { example, decimals });
  if (amount > most) return problem("amountTooLarge", {});
  return positive && amount === 0n ? problem("amountZero", { example }) : undefined;
}

/** A valid amount as a Solidity number in the smallest unit, e.g. `1_000_000e18` or `0.5e18`. */
export function amountLiteral(text: string): string {
  const [whole = "0", fraction = ""] = text.split(".");
  const digits = whole.replace(/^0+(?=\d)/, "").replace(/\B(?=(?:\d{3})+$)/g, "_");
  const places = fraction.replace(/0+$/, "");
  return `${digits}${places === "" ? "" : `.${places}`}e${decimals}`;
}
