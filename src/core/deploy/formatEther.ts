/** Wei as ether, exact, without trailing zeros: 1500000000000000000n is `1.5`. */
export function formatEther(wei: bigint): string {
  const text = String(wei < 0n ? -wei : wei).padStart(19, "0");
  const fraction = text.slice(-18).replace(/0+$/, "");
  return `${wei < 0n ? "-" : ""}${text.slice(0, -18)}${fraction === "" ? "" : `.${fraction}`}`;
}
