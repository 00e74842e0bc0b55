import { callValue, isToken } from "../values.ts";
import type { Value } from "../values.ts";
import type { ProofTemplate } from "../proofPlan.ts";
import type { SubjectFunction } from "../subject.ts";

/**
 * The same call with the same signature is made twice. What has to be signed is not guessed: the contract is called with a marked signature
 * once, and the test reads which digest it gave to the precompile.
 */
export const signatureReplay: ProofTemplate = {
  name: "signatureReplay",
  title: "A signature that counts twice",
  categories: ["signature-replay"],
  plan(subject) {
    const attacked = subject.attacked.find((own) => signatureOf(own) !== undefined);
    if (attacked === undefined) return { kind: "unplanned", reason: "no function that takes a signature (v, r, s or bytes) reaches it" };
    const values = attacked.inputs.map(
      (input, index) => valueOf(attacked, index) ?? callValue(input, { account: "OWNER", amount: "1 ether" }),
    );
    const note = (text: string | undefined): readonly string[] => (text === undefined ? [] : [`${attacked.signature}: ${text}`]);
    const encoded = attacked.overloaded
      ? `abi.encodeWithSignature("${attacked.signature}"`
      : `abi.encodeWithSelector(target.${attacked.name}.selector`;
    const funding = subject.constructorInputs.some(isToken) ? "\n    token.mint(address(target), 10 ether);" : "";
    return {
      kind: "planned",
      attackTest: "test_signatureCountsOnce",
      controlTest: "test_signatureIsAccepted",
      assumptions: [
        "the contract holds 10 ether",
        "OWNER is the one who has to sign",
        ...values.flatMap(({ assumption }) => note(assumption)),
      ],
      missing: values.flatMap(({ missing }) => note(missing)),
      contracts: "",
      members: `
uint256 private constant OWNER_KEY = 1;
bytes32 private constant MARK_R = bytes32(uint256(0x48797065724b6974));
bytes32 private constant MARK_S = bytes32(uint256(0x50726f6f66));

function test_signatureCountsOnce() public {
    bytes memory data = _signedCall();
    (bool first, ) = address(target).call(data);
    (bool second, ) = address(target).call(data);
    require(!first || !second, "HyperKit proof: one signature was accepted twice by ${attacked.name}");
}

function test_signatureIsAccepted() public {
    bytes memory data = _signedCall();
    (bool first, ) = address(target).call(data);
    require(first, "${attacked.name} refuses a signature of OWNER");
}

function _signedCall() private returns (bytes memory) {
    vm.deal(address(target), 10 ether);${funding}
    vm.startStateDiffRecording();
    (bool ignored, ) = address(target).call(_call(27, MARK_R, MARK_S));
    ignored;
    (uint8 v, bytes32 r, bytes32 s) = vm.sign(OWNER_KEY, _digest());
    return _call(v, r, s);
}

${readDigest}

function _call(uint8 v, bytes32 r, bytes32 s) private view returns (bytes memory) {
    (v, r, s);
    return ${[encoded, ...values.map(({ expression }) => expression)].join(", ")});
}
`,
    };
  },
};

/** The word that the contract gave to ecrecover before the marked signature, found in what forge recorded. */
const readDigest = `/// The word that was given to ecrecover before the marked signature.
function _digest() private returns (bytes32 digest) {
    (, bytes memory calls) = address(vm).call(abi.encodeWithSignature("stopAndReturnStateDiff()"));
    for (uint256 at = 32; at + 128 <= calls.length + 32; at += 32) {
        bytes32 v;
        bytes32 r;
        bytes32 s;
        assembly {
            digest := mload(add(calls, at))
            v := mload(add(calls, add(at, 32)))
            r := mload(add(calls, add(at, 64)))
            s := mload(add(calls, add(at, 96)))
        }
        if (uint256(v) == 27 && r == MARK_R && s == MARK_S) return digest;
    }
    revert("no signature is checked with these arguments");
}`;

/** Where the signature stands among the arguments. */
function signatureOf({ inputs }: SubjectFunction): readonly [number, "parts" | "bytes"] | undefined {
  const split = inputs.findIndex(
    ({ type }, index) => type === "uint8" && inputs[index + 1]?.type === "bytes32" && inputs[index + 2]?.type === "bytes32",
  );
  if (split >= 0) return [split, "parts"];
  const whole = inputs.findLastIndex(({ type }) => type === "bytes");
  return whole < 0 ? undefined : [whole, "bytes"];
}

/** What an argument is by its part in the signature, or by a name that everybody uses; undefined for any other. */
function valueOf(own: SubjectFunction, index: number): Value | undefined {
  const [start, form] = signatureOf(own) ?? [-1, "bytes"];
  if (form === "bytes" && index === start) return { expression: "abi.encodePacked(r, s, v)" };
  if (form === "parts" && index >= start && index < start + 3) return { expression: ["v", "r", "s"][index - start] ?? "v" };
  const { name = "", type = "" } = own.inputs[index] ?? {};
  if (!type.startsWith("uint")) return undefined;
  if (/deadline|expir|valid/i.test(name)) return { expression: "block.timestamp + 1 days", assumption: `argument ${name} is tomorrow` };
  if (/nonce/i.test(name)) return { expression: "uint256(0)", assumption: `argument ${name} is 0` };
  return undefined;
}
