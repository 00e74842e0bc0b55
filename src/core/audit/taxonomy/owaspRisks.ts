/** The OWASP Smart Contract Top 10 of 2025. */
export const owaspRisks = {
  SC01: "Access Control Vulnerabilities",
  SC02: "Price Oracle Manipulation",
  SC03: "Logic Errors",
  SC04: "Lack of Input Validation",
  SC05: "Reentrancy Attacks",
  SC06: "Unchecked External Calls",
  SC07: "Flash Loan Attacks",
  SC08: "Integer Overflow and Underflow",
  SC09: "Insecure Randomness",
  SC10: "Denial of Service (DoS) Attacks",
} as const;

/** Id of one of the ten. */
export type OwaspRisk = keyof typeof owaspRisks;
