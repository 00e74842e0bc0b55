import { openImplementation } from "../../../../../src/core/audit/hyperkit/detectors/openImplementation.ts";
import { assertFinds } from "../assertFinds.ts";

describe("open-implementation", () => {
  const guard = `abstract contract Initializable { uint8 done; modifier initializer() { require(done == 0); done = 1; _; }
    function _disableInitializers() internal { require(done == 0); done = 255; } }`;
  const upgrade = `function upgrade(address to, bytes calldata data) external { require(msg.sender == owner); assembly { sstore(7, to) } (bool ok, ) = to.delegatecall(data); require(ok); }`;

  it("finds implementations that anybody can initialize for themselves", async () => {
    await assertFinds(openImplementation, {
      inherited: `${guard} contract A is Initializable { address owner;
        function initialize(address who) external initializer { owner = who; } // found
      }`,
      upgrading: `contract A { address owner; bool ready;
        function initialize(address who) external { require(!ready); ready = true; owner = who; } // found
        ${upgrade} }`,
      empty: `contract A { address owner;
        function init() external { require(owner == address(0)); owner = msg.sender; } // found
        ${upgrade} }`,
      idle: `${guard} contract A is Initializable { address owner; uint256 n; constructor() { n = 1; }
        function initialize(address who) external initializer { owner = who; } // found
      }`,
    });
  });

  it("is quiet where the deployment uses the initializer up, and for contracts that are no implementation", async () => {
    await assertFinds(openImplementation, {
      disabled: `${guard} contract A is Initializable { address owner; constructor() { _disableInitializers(); }
        function initialize(address who) external initializer { owner = who; } }`,
      used: `${guard} contract A is Initializable { address owner; constructor() initializer {}
        function initialize(address who) external initializer { owner = who; } }`,
      base: `${guard} abstract contract B is Initializable { constructor() { _disableInitializers(); } }
        contract A is B { address owner; function initialize(address who) external initializer { owner = who; } }`,
      flagged: `contract A { address owner; bool ready; constructor() { ready = true; }
        function initialize(address who) external { require(!ready); ready = true; owner = who; } ${upgrade} }`,
      started: `contract A { address owner; bool ready = true;
        function initialize(address who) external { require(!ready); ready = true; owner = who; } ${upgrade} }`,
      restricted: `contract A { address owner; address factory = msg.sender; bool ready;
        function initialize(address who) external { require(msg.sender == factory && !ready); ready = true; owner = who; } ${upgrade} }`,
      plain: `contract A { address owner; function initialize(address who) external { require(owner == address(0)); owner = who; } }`,
      abstracted: `${guard} abstract contract A is Initializable { address owner; function initialize(address who) external initializer { owner = who; } }`,
      proxy: `contract A { address target; address owner; bool ready; function initialize(address to) external { require(!ready); ready = true; target = to; owner = msg.sender; }
        fallback() external payable { (bool ok, ) = target.delegatecall(msg.data); require(ok); assembly { sstore(9, 1) } } }`,
      internalOnly: `${guard} contract A is Initializable { address owner; constructor() { _set(msg.sender); } function _set(address who) internal initializer { owner = who; } }`,
    });
  });
});
