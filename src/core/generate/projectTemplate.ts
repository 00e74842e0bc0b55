/** What a new project is written from. */
export interface ProjectFacts {
  /** A checked contract name. */
  readonly name: string;
  /** The compiler that the project pins, e.g. `0.8.30`. */
  readonly solc: string;
}

/** The files of a new project, root-relative POSIX path and text. Needs no library, no git and no network. */
export function projectFiles({ name, solc }: ProjectFacts): readonly (readonly [path: string, text: string])[] {
  return [
    [`src/${name}.sol`, contractSource(name)],
    [`test/${name}.t.sol`, testSource(name)],
    ["README.md", readme(name)],
    [".gitignore", "# Foundry's outputs\nout/\ncache/\nbroadcast/\n\n# Secrets\n.env\n"],
    ["foundry.toml", foundryToml(solc)],
  ];
}

function foundryToml(solc: string): string {
  return `[profile.default]
src = "src"
test = "test"
script = "script"
out = "out"
libs = ["lib"]
solc = "${solc}"
optimizer = true
`;
}

function contractSource(name: string): string {
  return `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// @title ${name}
/// @notice Counts for each account, up to a limit that is fixed when the contract is deployed.
contract ${name} {
    /// @notice The highest count that an account can reach.
    uint256 public immutable LIMIT;

    /// @notice The count of each account.
    mapping(address account => uint256 count) public countOf;

    /// @notice An account has counted.
    event Counted(address indexed account, uint256 count);

    /// @notice A limit of zero would allow nothing.
    error LimitIsZero();

    /// @notice The account has reached the limit.
    error LimitReached(address account, uint256 limit);

    /// @param limit The highest count that an account can reach; not zero.
    constructor(uint256 limit) {
        if (limit == 0) revert LimitIsZero();
        LIMIT = limit;
    }

    /// @notice Adds one to the caller's count.
    /// @return count The new count.
    function increment() external returns (uint256 count) {
        count = countOf[msg.sender] + 1;
        if (count > LIMIT) revert LimitReached(msg.sender, LIMIT);
        countOf[msg.sender] = count;
        emit Counted(msg.sender, count);
    }
}
`;
}

function testSource(name: string): string {
  return `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import {${name}} from "../src/${name}.sol";

/// @notice The few cheatcodes of forge that these tests use; add more as you need them, or install forge-std.
interface Vm {
    function prank(address sender) external;
    function expectRevert(bytes calldata revertData) external;
}

contract ${name}Test {
    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    ${name} private subject;

    function setUp() public {
        subject = new ${name}(2);
    }

    function test_CountsEachAccountByItself() public {
        VM.prank(address(1));
        subject.increment();
        VM.prank(address(2));
        require(subject.increment() == 1, "the second account starts at zero");
        require(subject.countOf(address(1)) == 1, "the first account has counted once");
    }

    function test_StopsAtTheLimit() public {
        subject.increment();
        subject.increment();
        VM.expectRevert(abi.encodeWithSelector(${name}.LimitReached.selector, address(this), 2));
        subject.increment();
    }

    function test_RefusesALimitOfZero() public {
        VM.expectRevert(abi.encodeWithSelector(${name}.LimitIsZero.selector));
        new ${name}(0);
    }

    function testFuzz_NeverExceedsTheLimit(uint8 limit, uint8 calls) public {
        if (limit == 0) return;
        ${name} limited = new ${name}(limit);
        for (uint256 i = 0; i < calls; i++) {
            try limited.increment() {} catch {}
        }
        require(limited.countOf(address(this)) == (calls < limit ? calls : limit), "the count stops at the limit");
    }
}
`;
}

function readme(name: string): string {
  return `# ${name}

A Foundry project. \`src/${name}.sol\` is the contract, \`test/${name}.t.sol\` its tests.

\`\`\`sh
forge build
forge test
\`\`\`

In VS Code with HyperKit: **HyperKit: Compile Project**, **HyperKit: Audit Project**, **HyperKit: Deploy Contract...**
`;
}
