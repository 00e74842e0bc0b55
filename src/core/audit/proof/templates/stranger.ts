import { child, nodesIn, text } from "../../hyperkit/ast/astNode.ts";
import { declarationOf, idOf } from "../solidityAst.ts";
import type { ProofPlan, ProofTemplate, Unplanned } from "../proofPlan.ts";
import type { Subject, SubjectFunction } from "../subject.ts";
import { encodeCall } from "../values.ts";

/** What a stranger must not be able to do. */
interface Guarded {
  /** True where a change of the contract's storage is the problem too. */
  readonly storage: boolean;
  /** The function that is meant where the finding names the whole contract. */
  readonly names: RegExp;
}

/** A stranger calls the function and must come away with no ether. */
export const etherTaken: ProofTemplate = {
  name: "etherTaken",
  title: "A stranger takes the contract's ether",
  categories: ["arbitrary-send-eth", "unprotected-selfdestruct", "delegatecall-to-untrusted"],
  plan: (subject) => planStranger(subject, { storage: false, names: /kill|destroy|destruct|withdraw|sweep|execute/i }),
};

/** A stranger calls the function and must change nothing. */
export const strangerCalls: ProofTemplate = {
  name: "strangerCalls",
  title: "A stranger calls what should be guarded",
  categories: ["missing-access-control", "unprotected-initializer", "unprotected-variable", "wrong-constructor-name"],
  plan: (subject) => planStranger(subject, { storage: true, names: /^_*(re)?init|^_*upgrade/i }),
};

function planStranger(subject: Subject, { storage, names }: Guarded): ProofPlan | Unplanned {
  const attacked = subject.attacked[0] ?? subject.functions.find(({ name, view }) => !view && names.test(name));
  if (attacked === undefined) return { kind: "unplanned", reason: "no function that can be called from outside reaches it" };
  const call = encodeCall(attacked, { account: "account", amount: "amount" });
  const roles = storage ? rolesOf(subject, attacked) : [];
  return {
    kind: "planned",
    attackTest: storage ? "test_strangerChangesNothing" : "test_strangerTakesNothing",
    controlTest: "test_contractHoldsEther",
    assumptions: ["the contract holds 10 ether", "OWNER deployed it; nobody else may call the function", ...call.assumptions],
    missing: call.missing,
    contracts,
    members: `
function ${storage ? "test_strangerChangesNothing" : "test_strangerTakesNothing"}() public {
    vm.deal(address(target), 10 ether);
    Attacker attacker = new Attacker();
    uint256[3] memory amounts = [uint256(10 ether), 1 ether, 1];
    bool done;
    vm.record();
    for (uint256 i = 0; i < amounts.length && !done; i++) {
        done = attacker.run(address(target), _call(address(attacker), amounts[i]));
    }
    uint256 gained = address(attacker).balance;
    require(gained == 0, string(abi.encodePacked("HyperKit proof: attacker 0 -> ", _ether(gained), " ETH")));
    uint256 left = address(target).balance;
    require(left >= 10 ether, string(abi.encodePacked("HyperKit proof: contract 10 -> ", _ether(left), " ETH")));
${storage ? storageChecks(attacked, roles) : ""}}

function test_contractHoldsEther() public {
    vm.deal(address(target), 10 ether);
    uint256 size;
    address place = address(target);
    assembly {
        size := extcodesize(place)
    }
    require(size > 0 && place.balance == 10 ether, "the contract is not there");
}

function _call(address account, uint256 amount) private view returns (bytes memory) {
    (account, amount);
    return ${call.expression};
}
`,
  };
}

/** The getters of addresses that the function sets: what a stranger would become. */
function rolesOf({ functions, declarations }: Subject, { node }: SubjectFunction): readonly string[] {
  const written = new Set<number>();
  const queue = new Set([node]);
  for (const code of queue) {
    for (const part of nodesIn(code)) {
      const target = part.nodeType === "Assignment" ? declarationOf(child(part, "leftHandSide")) : undefined;
      if (target !== undefined) written.add(target);
      const called = declarations.get(declarationOf(part) ?? -1);
      if (called?.nodeType === "FunctionDefinition") queue.add(called);
    }
  }
  const isRole = (own: SubjectFunction): boolean =>
    own.inputs.length === 0 && own.outputs.length === 1 && own.outputs[0]?.type === "address";
  const returnsWritten = (own: SubjectFunction): boolean =>
    own.node.nodeType === "VariableDeclaration"
      ? written.has(idOf(own.node))
      : [...nodesIn(own.node)].some((part) => part.nodeType === "Identifier" && written.has(declarationOf(part) ?? -1));
  return functions.filter((own) => isRole(own) && own.view && !own.overloaded && returnsWritten(own)).map((own) => text(own.node, "name"));
}

function storageChecks({ signature }: SubjectFunction, roles: readonly string[]): string {
  const became = roles.map(
    (role) => `    require(address(target.${role}()) != address(attacker), "HyperKit proof: attacker became ${role}");\n`,
  );
  return `${became.join("")}    (, bytes32[] memory writes) = vm.accesses(address(target));
    require(
        !done || writes.length == 0,
        "HyperKit proof: a stranger's call of ${signature} changed the contract's storage"
    );
`;
}

const contracts = `
contract Attacker {
    address private immutable SELF = address(this);

    function run(address target, bytes calldata data) external returns (bool ok) {
        (ok, ) = target.call(data);
    }

    receive() external payable {
        _give();
    }

    fallback() external payable {
        _give();
    }

    /// As the target of a delegatecall it gives everything to the caller.
    function _give() private {
        if (address(this) == SELF) return;
        (bool ok, ) = msg.sender.call{value: address(this).balance}("");
        ok;
    }
}
`;
