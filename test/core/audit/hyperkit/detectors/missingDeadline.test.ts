import { missingDeadline } from "../../../../../src/core/audit/hyperkit/detectors/missingDeadline.ts";
import { assertFinds } from "../assertFinds.ts";

const router = `interface IRouter {
  function swapExactTokensForTokens(uint256 amountIn, uint256 amountOutMin, address[] calldata path, address to, uint256 deadline) external returns (uint256[] memory);
  function lock(uint256 deadline) external;
}`;

describe("missing-deadline", () => {
  it("finds deadlines that never pass", async () => {
    await assertFinds(missingDeadline, {
      direct: `${router} contract A { IRouter router; address[] path; uint256 end;
        function open(uint256 amount, uint256 least) external {
          router.swapExactTokensForTokens(amount, least, path, msg.sender, block.timestamp + 300); // found
        }
        function max(uint256 amount, uint256 least) external {
          uint256 never = type(uint256).max;
          router.swapExactTokensForTokens(amount, least, path, msg.sender, never); // found
        }
        function safe(uint256 amount, uint256 least, uint256 deadline) external { router.swapExactTokensForTokens(amount, least, path, msg.sender, deadline); }
        function stored(uint256 amount, uint256 least) external { router.swapExactTokensForTokens(amount, least, path, msg.sender, end); }
        function other() external { router.lock(block.timestamp); }
      }`,
    });
  });
});
