/** Writes the archive (`dist/openzeppelin-contracts.json.gz` when no target is given) and returns its size in bytes; fails when it is over budget. */
export function packOpenZeppelin(target?: string): Promise<number>;
