import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Python looks for unreachable circles of objects each time some hundred new ones exist. slither makes millions and drops hardly any, so
 * that a quarter of its time goes into searches that find nothing. Ours is read in front of a `sitecustomize` of the person's own
 * Python, and hands on to that one.
 */
const sitecustomize = `# Written by HyperKit; changes are lost.
import gc
import os
import sys

gc.set_threshold(2_000_000, 20, 100)
_here = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry) != _here]
_own = sys.modules.pop("sitecustomize")
try:
    import sitecustomize
except ImportError:
    sys.modules["sitecustomize"] = _own
`;

/** Writes the folder below one of HyperKit's own that PYTHONPATH is to name. A Python that heeds no environment is as quick as before. */
export async function placeQuickerPython(folder: string): Promise<string> {
  const python = join(folder, "python");
  await mkdir(python, { recursive: true });
  await writeFile(join(python, "sitecustomize.py"), sitecustomize);
  return python;
}
