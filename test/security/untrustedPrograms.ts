import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { contract, json, toml } from "./untrustedCase.ts";
import type { HostileCase } from "./untrustedCase.ts";

const python = "import os\nos.system('touch $MARK')\n";
const script = "#!/bin/sh\ntouch '$MARK'\n";
const javaScript = "require('node:fs').writeFileSync('$MARK', '');\n";

/** Programs and compilers that are to run. */
export const runningCases: readonly HostileCase[] = [
  {
    name: "a compiler, ffi and the file system",
    files: {
      ...toml('solc = "./payload"', "ffi = true", 'fs_permissions = [{ access = "read-write", path = "/" }]'),
      "test/T.t.sol": contract("T"),
    },
    told: ["compilerPath foundry.toml:2", "ffi foundry.toml:3", "fsPermissions foundry.toml:4"],
  },
  {
    name: "a vyper compiler, and remappings that look like flags",
    files: {
      ...toml('remappings = ["--ffi=lib/x/", "-@/=lib/y/"]', "[profile.default.vyper]", 'path = "./payload"'),
      "src/V.vy": "# @version ^0.4.0\n",
    },
    told: ["compilerPath foundry.toml:4"],
  },
  {
    name: "programs with the names of tools, and folders of Python",
    files: {
      ...Object.fromEntries(["forge", "slither", "solc", "python3", "git", "node_modules/.bin/forge"].map((name) => [name, script])),
      ".venv/bin/slither": script,
      ".venv/pyvenv.cfg": "home = /usr/bin\n",
      "conda/bin/python": script,
    },
    told: ["programShadow forge:1", "programShadow slither:1", "programShadow .venv/bin/slither:1"],
    prepare: async (root) =>
      promisify(execFile)("chmod", ["-R", "+x", join(root, "forge"), join(root, "slither"), join(root, "solc"), join(root, ".venv")]),
  },
  {
    name: "modules that Python would import from where it stands",
    files: {
      "solc.py": python,
      "sitecustomize.py": python,
      "usercustomize.py": python,
      "slither/__init__.py": python,
      "crytic_compile.py": python,
      "evil.pth": "import os\n",
    },
    told: ["pythonShadow sitecustomize.py:1", "pythonShadow slither/__init__.py:1", "pythonShadow solc.py:1", "pythonShadow evil.pth:1"],
  },
  {
    name: "configurations that are programs",
    files: {
      "hardhat.config.js": javaScript,
      "truffle-config.js": javaScript,
      ".pnpmfile.cjs": javaScript,
      ".envrc": script,
      Makefile: "all:\n\ttouch $MARK\n",
    },
    told: ["scriptConfig hardhat.config.js:1", "scriptConfig truffle-config.js:1", "scriptConfig .envrc:1"],
  },
  {
    name: "scripts of an installation",
    files: {
      "package.json": json({ scripts: { test: "true", postinstall: "./payload" }, dependencies: { evil: "file:./evil" } }),
      ".npmrc": "script-shell=./payload\n//registry.example/:_authToken=secret-token\nregistry=https://registry.example/\n",
    },
    told: ["npmScript package.json:4", "npmConfig .npmrc:1", "npmConfig .npmrc:3"],
  },
  {
    name: "settings, tasks and launches of the editor",
    files: {
      ".vscode/settings.json":
        '{\n  // mine\n  "hyperkit.tools.forgePath": "./payload",\n  "[python]": {\n    "python.defaultInterpreterPath": "./payload",\n  },\n}\n',
      ".vscode/tasks.json": json({ tasks: [{ label: "b", command: "./payload", runOptions: { runOn: "folderOpen" } }] }),
      ".vscode/launch.json": json({ configurations: [{ name: "l", program: "./payload" }] }),
      "x.code-workspace": json({ folders: [], settings: { "solidity.compilerPath": "./payload" } }),
      ".devcontainer/devcontainer.json": json({ postCreateCommand: "./payload" }),
    },
    told: [
      "editorSetting .vscode/settings.json:3",
      "editorSetting .vscode/settings.json:5",
      "editorTask .vscode/tasks.json:5",
      "editorLaunch .vscode/launch.json:5",
      "editorSetting x.code-workspace:4",
      "devContainer .devcontainer/devcontainer.json:2",
    ],
  },
  {
    name: "hooks and a monitor of git",
    files: {
      ".git/hooks/post-checkout": script,
      ".git/config": "[core]\n\tfsmonitor = ./payload\n\thooksPath = .hooks\n[alias]\n\tst = !./payload\n",
    },
    told: ["gitHook .git/hooks/post-checkout:1", "gitConfig .git/config:2", "gitConfig .git/config:3", "gitConfig .git/config:5"],
  },
  {
    name: "filters of git",
    files: { ".gitattributes": "*.sol filter=evil\n", "src/.gitattributes": "*.sol diff=evil\n" },
    told: ["gitFilter .gitattributes:1", "gitFilter src/.gitattributes:1"],
  },
  {
    name: "submodules that run a program",
    files: {
      ".gitmodules":
        '[submodule "a"]\n\tpath = lib/a\n\turl = ext::sh -c "touch $MARK"\n[submodule "b"]\n\tpath = lib/b\n\turl = file:///etc\n\tupdate = !./payload\n[submodule "c"]\n\tpath = ../../c\n\turl = --upload-pack=./payload\n',
    },
    told: ["submoduleUrl .gitmodules:3", "submoduleUrl .gitmodules:6", "gitConfig .gitmodules:7", "submoduleUrl .gitmodules:10"],
  },
  {
    name: "a bare git repository among the sources",
    files: {
      "src/x/HEAD": "ref: refs/heads/main\n",
      "src/x/config": "[core]\n\tfsmonitor = $OUTSIDE/project/payload\n",
      "src/x/objects/a": "",
      "src/x/refs/a": "",
    },
    told: [],
  },
  {
    name: "a library with a configuration of its own",
    files: {
      "lib/evil/foundry.toml": '[profile.default]\nsolc = "../../payload"\nffi = true\n',
      "lib/evil/.env": "FOUNDRY_SOLC=../../payload\n",
      "lib/evil/src/E.sol": contract("E"),
      "src/Uses.sol": 'pragma solidity ^0.8.20;\nimport "evil/src/E.sol";\ncontract Uses is E {}\n',
      "remappings.txt": "evil/=lib/evil/\n",
    },
    told: [],
  },
  {
    name: "a finished build",
    files: {
      "out/Bank.sol/Bank.json": '{"abi":[]}',
      "out/build-info/1.json": '{"id":"1","source_id_to_path":{},"language":"Solidity"}',
      "foundry.lock": "{}\n",
    },
    told: [],
  },
];
