// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract StrategyHub {
    mapping(address => address) public strategyOf;
    mapping(address => uint256) public deposits;
    mapping(address => bool) public reviewed;
    address public immutable reviewer;

    event Chosen(address indexed who, address strategy);

    constructor() {
        reviewer = msg.sender;
    }

    function review(address strategy, bool value) external {
        require(msg.sender == reviewer, "reviewer");
        reviewed[strategy] = value;
    }

    function deposit() external payable {
        deposits[msg.sender] += msg.value;
    }

    function choose(address strategy) external {
        require(strategy.code.length > 0, "no code");
        strategyOf[msg.sender] = strategy;
        emit Chosen(msg.sender, strategy);
    }

    function invoke(uint256 amount) external {
        address strategy = strategyOf[msg.sender];
        require(strategy != address(0), "no strategy");
        require(deposits[msg.sender] >= amount, "deposit");
        (bool ok, ) = strategy.delegatecall(abi.encodeWithSignature("run(address,uint256)", msg.sender, amount));
        require(ok, "strategy");
    }
}
