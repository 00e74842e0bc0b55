import { defineProblems } from "../defineProblems.ts";

/** HK60xx: networks and deployments. */
export const deployProblems = defineProblems({
  rpcUnreachable: {
    id: "HK6001",
    what: "No chain answers at {url}.",
    fix: "Start it (for a local chain: run anvil), or choose another network.",
    actions: ["checkTools"],
  },
  chainIdMismatch: {
    id: "HK6002",
    what: "{network} should be chain {expected}, but its RPC answers {actual}.",
    fix: "Correct the network's chainId or rpcUrls.",
    actions: ["openSettings"],
  },
  networkNotLocal: {
    id: "HK6003",
    what: "{network} is not a proven local chain: {reason}",
    fix: "This version deploys to a local anvil or hardhat chain only; signers for other chains are not built yet.",
  },
  networkUnusable: {
    id: "HK6004",
    what: "{network} cannot be used: {reason}",
    fix: "Correct its address, or choose another network.",
    actions: ["openSettings"],
  },
  rpcAnswerUnusable: {
    id: "HK6005",
    what: "{url} did not give a usable answer to {method}.",
    fix: "Try again; if it repeats, choose another network. The log has the answer.",
    actions: ["showLog"],
  },
  chainChanged: {
    id: "HK6006",
    what: "The chain at {url} is not the one this deployment was planned for.",
    fix: "Simulate again. Was the local chain restarted?",
  },
  nonceChanged: {
    id: "HK6007",
    what: "{sender} has sent other transactions since the simulation (nonce {expected}, now {actual}).",
    fix: "Simulate again: the contract's address depends on the nonce.",
  },
  transactionsPending: {
    id: "HK6008",
    what: "{sender} has {count} transactions that are not in a block yet.",
    fix: "Wait until they are mined, or choose another account.",
  },
  clearanceExpired: { id: "HK6009", what: "The simulation is too old to deploy from.", fix: "Simulate again." },
  clearanceMismatch: { id: "HK6010", what: "What would be sent is not what was simulated: {field} differs.", fix: "Simulate again." },
  librariesUnlinked: {
    id: "HK6011",
    what: "{contract} needs libraries that are not linked: {libraries}.",
    fix: "Make their functions internal, or link them by address in foundry.toml.",
  },
  contractNotDeployable: {
    id: "HK6012",
    what: "{contract} has no code to deploy: it is abstract or an interface.",
    fix: "Choose a contract that implements all of its functions.",
  },
  codeTooLarge: {
    id: "HK6013",
    what: "{contract} is too large for this chain: {what} is {size} bytes, the limit is {limit}.",
    fix: "Make the contract smaller, or let the optimizer run.",
  },
  simulationReverted: {
    id: "HK6014",
    what: "The constructor of {contract} reverts: {reason}",
    fix: "Change the arguments, the value or the sender, and simulate again.",
  },
  simulationFailed: {
    id: "HK6015",
    what: "{contract} could not be simulated: {reason}",
    fix: "Correct it and simulate again.",
    actions: ["showLog"],
  },
  insufficientFunds: {
    id: "HK6016",
    what: "{sender} has {balance} ETH, but the deployment can cost {needed} ETH.",
    fix: "Choose an account with more, or send less.",
  },
  journalDamaged: {
    id: "HK6017",
    what: "The deployment journal {file} is damaged at line {line}; nothing is sent from it.",
    fix: "Keep the file and look up its transaction on the chain.",
    actions: ["showLog"],
  },
  journalUnwritable: {
    id: "HK6018",
    what: "The deployment journal cannot be written, so nothing was sent: {reason}",
    fix: "Free some space or correct the folder's permissions.",
    actions: ["showLog"],
  },
  journalInUse: { id: "HK6019", what: "Another window is working on this deployment.", fix: "Finish it there, or close that window." },
  deploymentUnconfirmed: {
    id: "HK6020",
    what: "{contract} was signed as {hash}, but the chain has not confirmed it.",
    fix: "Check again: the same bytes are sent, never a second deployment.",
  },
  deploymentReverted: {
    id: "HK6021",
    what: "The deployment of {contract} was mined and reverted ({hash}).",
    fix: "The chain changed after the simulation: simulate again.",
  },
  nonceUsedElsewhere: {
    id: "HK6022",
    what: "Nonce {nonce} of {sender} was used by another transaction, so {contract} was not deployed by this one.",
    fix: "Simulate and deploy again.",
  },
  rpcContradiction: {
    id: "HK6023",
    what: "{url} contradicts itself: {reason}",
    fix: "Do not trust this answer; check the transaction with another RPC.",
    actions: ["showLog"],
  },
  valueNotPayable: { id: "HK6024", what: "The constructor of {contract} takes no ETH.", fix: "Leave the value empty." },
  nothingSigned: {
    id: "HK6025",
    what: "Nothing was signed for this deployment, so nothing can be on the chain.",
    fix: "Simulate and deploy again.",
  },
  senderUnknown: {
    id: "HK6026",
    what: "{sender} is not one of the local chain's development accounts.",
    fix: "Choose one of the listed accounts.",
  },
  argumentMissing: { id: "HK6101", what: "{path} is empty.", fix: "Enter a value of type {type}." },
  argumentNotInteger: { id: "HK6102", what: "{path} is not a whole number: {value}", fix: "Examples: 1000, 1_000, 1e18, 1.5 ether, 0xff." },
  argumentOutOfRange: { id: "HK6103", what: "{path} does not fit {type}.", fix: "Enter a number from {min} to {max}." },
  argumentNotBool: { id: "HK6104", what: "{path} is neither true nor false.", fix: "Choose true or false." },
  argumentNotAddress: { id: "HK6105", what: "{path} is not an address.", fix: "Enter 0x and 40 hexadecimal digits." },
  addressChecksumWrong: {
    id: "HK6106",
    what: "The checksum of {path} is wrong: a character was mistyped.",
    fix: "Copy the address again, or write it in lower case if you are sure.",
  },
  bytesNotHex: { id: "HK6107", what: "{path} is not hexadecimal.", fix: "Enter 0x and an even number of hexadecimal digits." },
  bytesWrongLength: {
    id: "HK6108",
    what: "{path} has {actual} bytes, but {type} takes exactly {expected}.",
    fix: "Enter exactly {expected} bytes.",
  },
  listNotReadable: { id: "HK6109", what: "{path} cannot be read as {type}.", fix: "Enter a JSON list, or one item per line." },
  listWrongLength: {
    id: "HK6110",
    what: "{path} has {actual} items, but {type} takes exactly {expected}.",
    fix: "Enter exactly {expected} items.",
  },
  tupleNotReadable: { id: "HK6111", what: "{path} cannot be read as a struct.", fix: "Enter a JSON object with the fields {fields}." },
  tupleFieldMissing: { id: "HK6112", what: "{path} lacks the field {field}.", fix: "Add it; the fields are {fields}." },
  tupleFieldUnknown: {
    id: "HK6113",
    what: "{path} has a field {field} that the struct does not have.",
    fix: "Remove it; the fields are {fields}.",
  },
  argumentNotText: { id: "HK6114", what: "{path} is not text.", fix: "Put the value in double quotes." },
  argumentTypeUnknown: {
    id: "HK6115",
    what: "{path} has the type {type}, which HyperKit cannot encode.",
    fix: "Deploy this contract with a script.",
  },
  argumentsNotEncodable: {
    id: "HK6116",
    what: "The arguments do not survive encoding: {path}.",
    fix: "Report it with the arguments; nothing was sent.",
    actions: ["showLog"],
  },
  textNotUnicode: { id: "HK6117", what: "{path} holds half a character that cannot be encoded.", fix: "Remove the broken character." },
});
