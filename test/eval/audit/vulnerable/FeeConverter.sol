// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IFeeRouter {
    function swapExactTokensForTokens(
        uint256 amountIn,
        uint256 amountOutMin,
        address[] calldata path,
        address to,
        uint256 deadline
    ) external returns (uint256[] memory amounts);
}

interface IFeeToken {
    function approve(address spender, uint256 amount) external returns (bool);
    function balanceOf(address who) external view returns (uint256);
}

contract FeeConverter {
    IFeeRouter public immutable router;
    address public immutable stable;
    address public immutable keeper;
    uint256 public converted;

    constructor(IFeeRouter exchange, address target) {
        router = exchange;
        stable = target;
        keeper = msg.sender;
    }

    function convert(IFeeToken token, uint256 deadline) external {
        require(msg.sender == keeper, "keeper");
        uint256 amount = token.balanceOf(address(this));
        require(amount > 0, "nothing");
        address[] memory path = new address[](2);
        path[0] = address(token);
        path[1] = stable;
        require(token.approve(address(router), amount), "approve");
        uint256[] memory amounts = router.swapExactTokensForTokens(amount, 0, path, address(this), deadline);
        converted += amounts[1];
    }
}
