import { findDeposit } from "../deposit.ts";
import type { ProofTemplate } from "../proofPlan.ts";
import { encodeCall } from "../values.ts";

/** The called account refuses: the function must not report success. */
export const uncheckedCall: ProofTemplate = {
  name: "uncheckedCall",
  title: "Result of a low-level call is ignored",
  categories: ["unchecked-call"],
  plan(subject) {
    const [attacked] = subject.attacked;
    if (attacked === undefined) return { kind: "unplanned", reason: "no function that can be called from outside reaches it" };
    const deposit = findDeposit(subject, attacked);
    const call = encodeCall(attacked, { account: "OWNER", amount: "1 ether" });
    return {
      kind: "planned",
      attackTest: "test_refusedCallIsNoticed",
      controlTest: "test_acceptedCallArrives",
      assumptions: [
        "the contract holds 10 ether",
        `OWNER is a contract that may call ${attacked.signature} and is called by it`,
        ...(deposit?.assumptions ?? []),
        ...call.assumptions,
      ],
      missing: call.missing,
      contracts,
      members: `
function test_refusedCallIsNoticed() public {
    _prepare(type(Refuser).runtimeCode);
    bool reported = Acceptor(payable(OWNER)).run(address(target), _call());
    require(!reported, "HyperKit proof: ${attacked.name} reported success although the call it made had failed");
}

function test_acceptedCallArrives() public {
    _prepare(type(Acceptor).runtimeCode);
    uint256 before = OWNER.balance;
    Acceptor acceptor = Acceptor(payable(OWNER));
    require(acceptor.run(address(target), _call()), "${attacked.name} reverts for OWNER");
    require(OWNER.balance > before || acceptor.called(), "${attacked.name} does not call OWNER with these arguments");
}

function _prepare(bytes memory code) private {
    vm.deal(address(target), 10 ether);
    vm.deal(OWNER, 1 ether);
    vm.etch(OWNER, code);
${
  deposit === undefined
    ? ""
    : `    vm.prank(OWNER, OWNER);
    (bool deposited, ) = address(target).call{value: 1 ether}(${deposit.encode("OWNER")});
    require(deposited, "the deposit reverts");
`
}}

function _call() private view returns (bytes memory) {
    return ${call.expression};
}
`,
    };
  },
};

const contracts = `
contract Refuser {
    function run(address target, bytes calldata data) external returns (bool ok) {
        (ok, ) = target.call(data);
    }

    receive() external payable {
        revert("refused");
    }

    fallback() external payable {
        revert("refused");
    }
}

contract Acceptor {
    bool public called;

    function run(address target, bytes calldata data) external returns (bool ok) {
        (ok, ) = target.call(data);
    }

    /// It must do with the little gas of send.
    receive() external payable {}

    fallback() external payable {
        called = true;
    }
}
`;
