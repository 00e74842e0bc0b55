/**
 * Every key of a Foundry profile that HyperKit knows, by what a build does with it.
 * Keys are in Foundry's snake case; `viaIR` and `via-ir` are the same key to Foundry.
 */

/** Paths of the Project; checked, then passed on. */
export const pathKeys = new Set(["src", "test", "script", "libs", "remappings", "include_paths", "allow_paths"]);

/** Compiler settings that are passed on as they are: none of them names a program or a place. */
export const compilerKeys = new Set([
  "auto_detect_remappings",
  "libraries",
  "skip",
  "evm_version",
  "auto_detect_solc",
  "offline",
  "optimizer",
  "optimizer_runs",
  "optimizer_details",
  "model_checker",
  "via_ir",
  "via_ssa_cfg",
  "experimental",
  "use_literal_content",
  "bytecode_hash",
  "cbor_metadata",
  "revert_strings",
  "ignored_error_codes",
  "ignored_error_codes_from",
  "ignored_warnings_from",
  "deny",
  "deny_warnings",
  "additional_compiler_profiles",
  "compilation_restrictions",
  "eof",
  "code_size_limit",
]);

/** Keys that only tests and scripts would obey; a build of HyperKit switches them off. */
export const testKeys = new Set(["ffi", "fs_permissions"]);

/**
 * Keys that HyperKit leaves out of a build: outputs go to its own folders, and the rest is about tests, scripts, networks,
 * formatting or display. Leaving one out changes neither diagnostics nor bytecode.
 */
export const ignoredKeys = new Set([
  ...["out", "cache", "cache_path", "snapshots", "gas_snapshot_check", "gas_snapshot_emit", "broadcast", "force", "test_failures_file"],
  ...[
    "build_info",
    "build_info_path",
    "extra_output",
    "extra_output_files",
    "names",
    "sizes",
    "ast",
    "sparse_mode",
    "dynamic_test_linking",
  ],
  ...["gas_reports", "gas_reports_ignore", "gas_reports_include_tests", "verbosity", "threads", "show_progress", "live_logs"],
  ...[
    "eth_rpc_url",
    "eth_rpc_accept_invalid_certs",
    "eth_rpc_no_proxy",
    "eth_rpc_jwt",
    "eth_rpc_timeout",
    "eth_rpc_headers",
    "eth_rpc_curl",
  ],
  ...["etherscan_api_key", "etherscan_api_version", "etherscan", "rpc_endpoints", "rpc_storage_caching", "no_storage_caching"],
  ...["no_rpc_rate_limit", "forks", "match_test", "no_match_test", "match_contract", "no_match_contract", "match_path", "no_match_path"],
  ...["no_match_coverage", "coverage", "fuzz", "invariant", "symbolic", "mutation", "mutation_dir", "allow_internal_expect_revert"],
  ...["always_use_create_2_factory", "prompt_timeout", "sender", "tx_origin", "initial_balance", "block_number", "fork_block_number"],
  ...["chain", "chain_id", "gas_limit", "gas_price", "block_base_fee_per_gas", "block_coinbase", "block_timestamp", "block_difficulty"],
  ...["block_prevrandao", "block_gas_limit", "memory_limit", "fmt", "lint", "doc", "bind_json", "isolate", "disable_block_gas_limit"],
  ...["enable_tx_gas_limit", "labels", "unchecked_cheatcode_artifacts", "create2_library_salt", "create2_deployer", "dependencies"],
  ...[
    "soldeer",
    "assertions_revert",
    "legacy_assertions",
    "odyssey",
    "alphanet",
    "celo",
    "optimism",
    "network",
    "networks",
    "bypass_prevrandao",
  ],
  ...["transaction_timeout", "script_execution_protection", "vyper", "solc", "solc_version", "extends", "trace", "fee", "tempo"],
]);

/** Foundry accepts any spelling of a key and stores it in snake case. */
export function snakeCase(key: string): string {
  return key
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
}
