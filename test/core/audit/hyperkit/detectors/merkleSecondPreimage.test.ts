import { merkleSecondPreimage } from "../../../../../src/core/audit/hyperkit/detectors/merkleSecondPreimage.ts";
import { assertFinds } from "../assertFinds.ts";

describe("merkle-second-preimage", () => {
  const climb = `function climb(bytes32 node, bytes32[] memory proof) internal pure returns (bytes32) {
    for (uint256 i; i < proof.length; i++) node = node < proof[i] ? keccak256(abi.encodePacked(node, proof[i])) : keccak256(abi.encodePacked(proof[i], node));
    return node; }`;
  const library = `library Tree { function verify(bytes32[] memory proof, bytes32 root, bytes32 leaf) internal pure returns (bool) {
    bytes32 at = leaf; for (uint256 i; i < proof.length; i++) at = keccak256(abi.encodePacked(at, proof[i])); return at == root; } }`;

  it("finds leaves of 64 free bytes and leaves that the caller names", async () => {
    await assertFinds(merkleSecondPreimage, {
      packed: `contract A { bytes32 root; ${climb} function claim(uint256 id, uint256 amount, bytes32[] calldata proof) external {
        bytes32 leaf = keccak256(abi.encodePacked(id, amount)); // found
        require(climb(leaf, proof) == root); } }`,
      mixed: `contract A { bytes32 root; ${climb} function claim(address who, address token, uint192 amount, bytes32[] calldata proof) external {
        require(climb(keccak256(abi.encodePacked(who, token, amount)), proof) == root); // found
        } }`,
      helper: `${library} contract A { bytes32 root; function claim(uint256 id, bytes32 data, bytes32[] calldata proof) external { require(Tree.verify(proof, root, leafOf(id, data))); }
        function leafOf(uint256 id, bytes32 data) public pure returns (bytes32) {
          return keccak256(abi.encode(id, data)); // found
        } }`,
      inPlace: `contract A { bytes32 root; function claim(uint256 id, uint256 amount, bytes32[] calldata proof) external {
        bytes32 node = keccak256(abi.encode(id, amount)); // found
        for (uint256 i; i < proof.length; i++) node = keccak256(abi.encodePacked(node, proof[i]));
        require(node == root); } }`,
      named: `${library} contract A { bytes32 root; mapping(address => uint256) balance;
        function claim(bytes32 leaf, uint256 amount, bytes32[] calldata proof) external { // found
          require(Tree.verify(proof, root, leaf)); balance[msg.sender] += amount; } }`,
    });
  });

  it("is quiet where an inner node cannot be a leaf", async () => {
    await assertFinds(merkleSecondPreimage, {
      twice: `contract A { bytes32 root; ${climb} function claim(uint256 id, uint256 amount, bytes32[] calldata proof) external {
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(id, amount)))); require(climb(leaf, proof) == root); } }`,
      narrow: `${library} contract A { bytes32 root; function claim(address who, uint256 amount, bytes32[] calldata proof) external {
        require(Tree.verify(proof, root, keccak256(abi.encodePacked(who, amount)))); } }`,
      three: `${library} contract A { bytes32 root; function claim(uint256 id, address who, uint256 amount, bytes32[] calldata proof) external {
        require(Tree.verify(proof, root, keccak256(abi.encode(id, who, amount)))); } }`,
      padded: `${library} contract A { bytes32 root; function claim(address who, uint256 amount, bytes32[] calldata proof) external {
        require(Tree.verify(proof, root, keccak256(abi.encode(who, amount)))); } }`,
      sender: `${library} contract A { bytes32 root; function claim(address token, uint192 amount, bytes32[] calldata proof) external {
        require(Tree.verify(proof, root, keccak256(abi.encodePacked(msg.sender, token, amount)))); } }`,
      tagged: `${library} contract A { bytes32 root; function claim(uint256 id, uint256 amount, bytes32[] calldata proof) external {
        require(Tree.verify(proof, root, keccak256(abi.encodePacked(bytes1(0), id, amount)))); } }`,
      view: `${library} contract A { bytes32 root; function isIn(bytes32 leaf, bytes32[] calldata proof) external view returns (bool) { return Tree.verify(proof, root, leaf); } }`,
      ids: `contract A { mapping(bytes32 => address) owners; function setAll(bytes32 id, bytes32[] calldata others) external { note(id, others); }
        function note(bytes32 id, bytes32[] memory others) internal { owners[keccak256(abi.encode(id, others))] = msg.sender; } }`,
      keys: `contract A { mapping(bytes32 => uint256) amounts; function set(uint256 a, uint256 b) external { amounts[keccak256(abi.encode(a, b))] = 1; } }`,
    });
  });
});
