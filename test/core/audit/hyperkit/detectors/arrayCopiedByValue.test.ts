import { arrayCopiedByValue } from "../../../../../src/core/audit/hyperkit/detectors/arrayCopiedByValue.ts";
import { assertFinds } from "../assertFinds.ts";

describe("array-copied-by-value", () => {
  const users = "struct User { uint256 paid; address to; } mapping(uint256 => User) users; uint256[3] week; uint256[] list;";

  it("finds changes of copies that are dropped", async () => {
    await assertFinds(arrayCopiedByValue, {
      struct: `contract A { ${users} function pay(uint256 id) external payable { User memory user = users[id];
        user.paid = msg.value; // found
      } }`,
      added: `contract A { ${users} function pay(uint256 id) external payable { User memory user = users[id]; require(user.to != address(0)); user.to = msg.sender;
        user.paid += msg.value; // found
      } }`,
      array: `contract A { ${users} function set(uint256 at, uint256 to) external { uint256[] memory copy = list;
        copy[at] = to; // found
      } }`,
      parameter: `contract A { ${users} function set(uint256 at, uint256 to) external { _set(week, at, to); }
        function _set(uint256[3] memory days_, uint256 at, uint256 to) private pure {
          days_[at] = to; // found
        } }`,
      element: `contract A { ${users} function set(uint256 id) external { _set(users[id]); } function _set(User memory user) internal view {
          user.to = msg.sender; // found
        } }`,
    });
  });

  it("is quiet where the copy is used, written back or no copy", async () => {
    await assertFinds(arrayCopiedByValue, {
      pointer: `contract A { ${users} function pay(uint256 id) external payable { User storage user = users[id]; user.paid = msg.value; } }`,
      back: `contract A { ${users} function pay(uint256 id) external payable { User memory user = users[id]; user.paid += msg.value; users[id] = user; } }`,
      returned: `contract A { ${users} function see(uint256 id) external view returns (User memory) { User memory user = users[id]; user.paid *= 2; return user; } }`,
      named: `contract A { ${users} function see(uint256 id) external view returns (User memory user) { user = users[id]; user.paid *= 2; } }`,
      read: `contract A { ${users} function see(uint256 id) external view returns (uint256) { User memory user = users[id]; user.paid *= 2; return user.paid; } }`,
      passed: `contract A { ${users} event Seen(uint256 paid); function see(uint256 id) external { User memory user = users[id]; user.paid *= 2; emit Seen(user.paid); } }`,
      sorted: `contract A { ${users} function median() external view returns (uint256) { uint256[] memory all = list;
        for (uint256 i; i < all.length; i++) for (uint256 j; j < i; j++) if (all[i] < all[j]) (all[i], all[j]) = (all[j], all[i]); return all[all.length / 2]; } }`,
      loop: `contract A { ${users} function sum() external view returns (uint256 total) { User memory user = users[0]; for (uint256 i; i < 3; i++) { total += user.paid; user.paid += 1; } } }`,
      alias: `contract A { ${users} function see(uint256 id) external view returns (uint256) { User memory user = users[id]; User memory other = user; user.paid = 3; return other.paid; } }`,
      fresh: `contract A { ${users} function make() external { User memory user = User(1, msg.sender); user.paid = 2; users[1] = user; } }`,
      reading: `contract A { ${users} function see(uint256 id) external view returns (uint256) { User memory user = users[id]; return user.paid; } }`,
      given: `contract A { ${users} function set(uint256 id) external { users[id] = _set(users[id]); } function _set(User memory user) internal view returns (User memory) { user.to = msg.sender; return user; } }`,
      assembly: `contract A { ${users} function see(uint256 id) external view returns (uint256 first) { User memory user = users[id]; user.paid = 3; assembly { first := mload(user) } } }`,
      storageParameter: `contract A { ${users} function set(uint256 at) external { _set(week, at); } function _set(uint256[3] storage days_, uint256 at) private { days_[at] = 1; } }`,
    });
  });
});
