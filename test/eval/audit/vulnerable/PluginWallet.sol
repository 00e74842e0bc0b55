// SPDX-License-Identifier: MIT
pragma solidity ^0.6.8;

contract PluginWallet {
    address public owner;
    mapping(bytes32 => address) public plugins;
    uint256 public runs;

    event Installed(bytes32 indexed id, address plugin);

    constructor() public {
        owner = msg.sender;
    }

    receive() external payable {}

    function install(bytes32 id, address plugin) external {
        require(plugins[id] == address(0), "taken");
        plugins[id] = plugin;
        emit Installed(id, plugin);
    }

    function run(bytes32 id, bytes calldata input) external returns (bytes memory) {
        address plugin = plugins[id];
        require(plugin != address(0), "unknown");
        runs++;
        (bool ok, bytes memory output) = plugin.delegatecall(input);
        require(ok, "failed");
        return output;
    }
}
