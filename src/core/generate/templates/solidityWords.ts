/** Words that cannot name a contract: keywords, reserved words, and the names of the language itself that a contract would hide. */
export const solidityWords: ReadonlySet<string> = new Set(
  `abstract address after alias anonymous apply as assembly assert at auto block blobhash blockhash bool break byte bytes calldata case
  catch constant constructor continue contract copyof default define delete days do else emit enum error ether event external
  fallback false final finney fixed for from function gasleft global gwei hex hours if immutable implements import in indexed inline int
  interface internal is keccak256 layout leave let library log0 log1 log2 log3 log4 macro mapping match memory minutes modifier msg
  mutable new now null of override partial payable pragma private promise public pure receive reference relocatable require return
  returns revert ripemd160 seconds sealed selfdestruct sha256 sizeof static storage string struct suicide super supports switch szabo
  this throw transient true try tx type typedef typeof ufixed uint unchecked unicode using var view virtual weeks wei while years
  abi addmod mulmod ecrecover`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
