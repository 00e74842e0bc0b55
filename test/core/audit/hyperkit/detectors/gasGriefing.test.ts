import { gasGriefing } from "../../../../../src/core/audit/hyperkit/detectors/gasGriefing.ts";
import { assertFinds } from "../assertFinds.ts";

describe("gas-griefing", () => {
  const record = "mapping(bytes32 => bool) done; event Ran(bool ok);";

  it("finds relayed calls that count as done whether they succeed or not", async () => {
    await assertFinds(gasGriefing, {
      relay: `contract A { ${record} function relay(address to, bytes calldata data) external { bytes32 id = keccak256(data);
        require(!done[id]); done[id] = true;
        (bool ok, ) = to.call(data); // found
        emit Ran(ok); } }`,
      helper: `contract A { mapping(uint256 => bool) used; address signer;
        function run(address to, uint256 nonce, bytes calldata data, uint8 v, bytes32 r, bytes32 s) external {
          require(ecrecover(keccak256(abi.encode(this, to, nonce, data)), v, r, s) == signer); _use(nonce); _call(to, data); }
        function _use(uint256 nonce) private { require(!used[nonce]); used[nonce] = true; }
        function _call(address to, bytes memory data) private returns (bool ok) {
          (ok, ) = to.call(data); // found
        } }`,
      returned: `interface Target { function execute(bytes calldata data) external; }
        contract A { mapping(uint256 => bool) done; function relay(Target to, uint256 id, bytes memory data) external returns (bool) {
        require(!done[id]); done[id] = true;
        (bool ok, ) = address(to).call(abi.encodeWithSignature("execute(bytes)", data)); // found
        return ok; } }`,
      tried: `interface Target { function execute(bytes calldata data) external; }
        contract A { ${record} function relay(Target to, bytes32 id, bytes calldata data) external { require(!done[id]); done[id] = true;
        try to.execute(data) { emit Ran(true); } catch { emit Ran(false); } // found
        } }`,
      limited: `contract A { ${record} function relay(address to, uint256 limit, bytes calldata data) external { bytes32 id = keccak256(data);
        require(!done[id]); done[id] = true;
        (bool ok, ) = to.call{gas: limit}(data); // found
        emit Ran(ok); } }`,
    });
  });

  it("is quiet where nobody can be starved", async () => {
    await assertFinds(gasGriefing, {
      looked: `contract A { ${record} function relay(address to, uint256 limit, bytes calldata data) external { bytes32 id = keccak256(data);
        require(!done[id]); done[id] = true; require(gasleft() * 63 / 64 > limit); (bool ok, ) = to.call{gas: limit}(data); emit Ran(ok); } }`,
      assembly: `contract A { ${record} function relay(address to, uint256 limit, bytes calldata data) external { bytes32 id = keccak256(data); uint256 left;
        assembly { left := gas() } require(left > limit * 2); require(!done[id]); done[id] = true; (bool ok, ) = to.call(data); emit Ran(ok); } }`,
      reverting: `contract A { ${record} function relay(address to, bytes calldata data) external { bytes32 id = keccak256(data);
        require(!done[id]); done[id] = true; (bool ok, ) = to.call(data); if (!ok) revert(); } }`,
      bubbling: `contract A { ${record} function relay(address to, bytes calldata data) external { bytes32 id = keccak256(data); require(!done[id]); done[id] = true;
        (bool ok, bytes memory answer) = to.call(data); if (!ok) { assembly { revert(add(answer, 32), mload(answer)) } } } }`,
      retried: `contract A { ${record} function relay(address to, bytes calldata data) external { bytes32 id = keccak256(data);
        require(!done[id]); (bool ok, ) = to.call(data); if (ok) done[id] = true; } }`,
      trusted: `contract A { ${record} address keeper; function relay(address to, bytes calldata data) external { require(msg.sender == keeper);
        bytes32 id = keccak256(data); require(!done[id]); done[id] = true; (bool ok, ) = to.call(data); emit Ran(ok); } }`,
      modifier: `contract A { ${record} mapping(address => bool) relayers; modifier only() { require(relayers[msg.sender]); _; }
        function relay(address to, bytes calldata data) external only { bytes32 id = keccak256(data); require(!done[id]); done[id] = true;
        (bool ok, ) = to.call(data); emit Ran(ok); } }`,
      payment: `contract A { mapping(address => uint256) due; event Ran(bool ok); function pay(address payable to) external { uint256 amount = due[to];
        require(amount > 0); due[to] = 0; (bool ok, ) = to.call{value: amount}(""); emit Ran(ok); } }`,
      forgetful: `contract A { event Ran(bool ok); function run(address to, bytes calldata data) external { (bool ok, ) = to.call(data); emit Ran(ok); } }`,
      caught: `interface R { function got(bytes calldata data) external; } contract A { mapping(uint256 => address) owners;
        function give(R to, uint256 id, bytes calldata data) external { require(owners[id] == address(0)); owners[id] = address(to);
        try to.got(data) {} catch { revert(); } } }`,
    });
  });
});
