// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IBuybackRouter {
    function swapExactETHForTokens(uint256 amountOutMin, address[] calldata path, address to, uint256 deadline)
        external
        payable
        returns (uint256[] memory amounts);
}

contract BuybackEngine {
    IBuybackRouter public immutable router;
    address public immutable wrapped;
    address public immutable token;
    address public immutable operator;
    uint256 public bought;

    constructor(IBuybackRouter exchange, address weth, address target) {
        router = exchange;
        wrapped = weth;
        token = target;
        operator = msg.sender;
    }

    receive() external payable {}

    function buyBack(uint256 amount, uint256 least, uint256 deadline) external {
        require(msg.sender == operator, "operator");
        require(least > 0, "least");
        address[] memory path = new address[](2);
        path[0] = wrapped;
        path[1] = token;
        uint256[] memory amounts = router.swapExactETHForTokens{value: amount}(least, path, address(this), deadline);
        bought += amounts[amounts.length - 1];
    }
}
