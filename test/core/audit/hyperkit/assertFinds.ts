import { strict as assert } from "node:assert";
import { spanOf } from "../../../../src/core/audit/hyperkit/ast/astNode.ts";
import { detectIn } from "../../../../src/core/audit/hyperkit/detectIn.ts";
import type { Detector } from "../../../../src/core/audit/hyperkit/detector.ts";
import { compileSources } from "./compileSources.ts";
import type { Compiler } from "./compileSources.ts";

/**
 * Asserts that a detector finds exactly the lines that bear `// found`, in each of the sources. All are compiled at once, each a file of
 * its own; a source without a pragma is given that of its compiler.
 */
export async function assertFinds(
  detector: Detector,
  sources: Readonly<Record<string, string>>,
  compiler: Compiler = "solc",
): Promise<void> {
  const pragma = compiler === "solc" ? "^0.8.0" : `^${compiler.slice("solc-".length)}.0`;
  const files = Object.entries(sources).map(([name, text]) => [name, `pragma solidity ${pragma};${text}`] as const);
  const program = compileSources(Object.fromEntries(files), compiler);
  const never = new AbortController().signal;
  const { detections, broken } = await detectIn([program], { detectors: [detector], isOwn: () => true, signal: never });
  assert.deepEqual([...broken.values()], []);
  for (const [name, text] of files) {
    const bytes = Buffer.from(text, "utf8");
    const lines = detections
      .filter(({ hit: { node } }) => program.contractOf(node)?.path === name)
      .map(({ hit: { node } }) => bytes.subarray(0, spanOf(node).start).toString("utf8").split("\n").length);
    const marked = text.split("\n").flatMap((line, index) => (line.includes("// found") ? [index + 1] : []));
    assert.deepEqual(
      [...new Set(lines)].toSorted((a, b) => a - b),
      marked,
      `${name}: ${detections.map(({ hit: { title } }) => title).join("; ")}`,
    );
  }
}

/** The parts of ERC-20 that sources need. */
export const erc20 = `
interface IERC20 {
  function transfer(address to, uint256 amount) external returns (bool);
  function transferFrom(address from, address to, uint256 amount) external returns (bool);
  function balanceOf(address account) external view returns (uint256);
  function totalSupply() external view returns (uint256);
}
`;
