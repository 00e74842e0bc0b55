/** The interface of the cheatcodes that some code calls as `vm.name(`: a test works with and without forge-std. */
export function usedCheatcodes(code: string): string {
  const name = /function (\w+)\(/;
  return cheatcodes
    .split("\n")
    .filter((line) => !name.test(line) || code.includes(`vm.${name.exec(line)?.[1] ?? ""}(`))
    .join("\n");
}

const cheatcodes = `/// The cheatcodes of forge that this test needs; forge-std is not required.
interface HyperKitVm {
    function deal(address account, uint256 balance) external;
    function prank(address sender, address origin) external;
    function startPrank(address sender, address origin) external;
    function stopPrank() external;
    function etch(address account, bytes calldata code) external;
    function roll(uint256 number) external;
    function warp(uint256 time) external;
    function record() external;
    function accesses(address account) external returns (bytes32[] memory reads, bytes32[] memory writes);
    function startStateDiffRecording() external;
    function sign(uint256 key, bytes32 digest) external returns (uint8 v, bytes32 r, bytes32 s);
}`;

/** Members that write an amount of ether as people do. */
export const decimals = `    function _ether(uint256 amount) private pure returns (string memory) {
        bytes memory text = abi.encodePacked(_decimal(amount / 1 ether));
        uint256 rest = amount % 1 ether;
        if (rest == 0) return string(text);
        uint256 scale = 1 ether;
        while (rest % 10 == 0) {
            rest /= 10;
            scale /= 10;
        }
        bytes memory digits = bytes(_decimal(scale + rest));
        digits[0] = ".";
        return string(abi.encodePacked(text, digits));
    }

    function _decimal(uint256 number) private pure returns (string memory) {
        if (number < 10) return string(abi.encodePacked(bytes1(uint8(48 + number))));
        return string(abi.encodePacked(_decimal(number / 10), bytes1(uint8(48 + (number % 10)))));
    }`;
