// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract DuneStaking {
    uint256 public supply;
    mapping(address => uint256) public balanceOf;
    uint256 private entered = 1;

    event Staked(address indexed who, uint256 amount, uint256 shares);
    event Redeemed(address indexed who, uint256 amount, uint256 shares);

    modifier nonReentrant() {
        require(entered == 1, "reentered");
        entered = 2;
        _;
        entered = 1;
    }

    function rate() public view returns (uint256) {
        require(entered == 1, "reentered");
        return supply == 0 ? 1e18 : address(this).balance * 1e18 / supply;
    }

    function stake() external payable nonReentrant {
        require(msg.value >= 1000, "amount");
        uint256 before = address(this).balance - msg.value;
        uint256 shares = supply == 0 ? msg.value : msg.value * supply / before;
        require(shares > 0, "no shares");
        supply += shares;
        balanceOf[msg.sender] += shares;
        emit Staked(msg.sender, msg.value, shares);
    }

    function redeem(uint256 shares) external nonReentrant {
        uint256 amount = address(this).balance * shares / supply;
        balanceOf[msg.sender] -= shares;
        supply -= shares;
        (bool ok, ) = msg.sender.call{value: amount}("");
        require(ok, "payment");
        emit Redeemed(msg.sender, amount, shares);
    }
}
