// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface ICometPool {
    function slot0() external view returns (uint160 sqrtPriceX96, int24 tick, uint16, uint16, uint16, uint8, bool);
    function observe(uint32[] calldata secondsAgos) external view returns (int56[] memory ticks, uint160[] memory);
}

interface ITickMath {
    function sqrtPriceAt(int24 tick) external pure returns (uint160);
}

contract CometOptions {
    ICometPool public immutable pool;
    ITickMath public immutable math;
    uint256 public immutable strike;
    mapping(address => uint256) public options;

    constructor(ICometPool source, ITickMath library_, uint256 price) payable {
        pool = source;
        math = library_;
        strike = price;
    }

    function buy() external payable {
        require(msg.value > 0, "premium");
        options[msg.sender] += msg.value;
    }

    function exercise() external {
        uint256 amount = options[msg.sender];
        require(amount > 0, "none");
        uint256 price = _markPrice();
        require(price > strike, "out of the money");
        options[msg.sender] = 0;
        (bool ok, ) = msg.sender.call{value: amount * (price - strike) / price}("");
        require(ok, "payment");
    }

    function _markPrice() private view returns (uint256) {
        uint32[] memory ago = new uint32[](2);
        ago[0] = 1800;
        (int56[] memory ticks, ) = pool.observe(ago);
        int24 mean = int24((ticks[1] - ticks[0]) / 1800);
        uint160 root = math.sqrtPriceAt(mean);
        return uint256(root) * uint256(root) / 2 ** 96;
    }
}
