import { missingSlippageLimit } from "../../../../../src/core/audit/hyperkit/detectors/missingSlippageLimit.ts";
import { assertFinds } from "../assertFinds.ts";

const router = `interface IRouter {
  struct Single { address tokenIn; uint256 amountIn; uint256 amountOutMinimum; uint160 limit; }
  function swapExactTokensForTokens(uint256 amountIn, uint256 amountOutMin, address[] calldata path, address to, uint256 deadline) external returns (uint256[] memory);
  function exactInputSingle(Single calldata params) external returns (uint256);
  function set(uint256 minimum) external;
}`;

describe("missing-slippage-limit", () => {
  it("finds trades with a least amount of zero", async () => {
    await assertFinds(missingSlippageLimit, {
      direct: `${router} contract A { IRouter router; address[] path;
        function open(uint256 amount, uint256 deadline) external {
          router.swapExactTokensForTokens(amount, 0, path, msg.sender, deadline); // found
        }
        function safe(uint256 amount, uint256 least, uint256 deadline) external { router.swapExactTokensForTokens(amount, least, path, msg.sender, deadline); }
        function other() external { router.set(0); }
      }`,
      structs: `${router} contract A { IRouter router;
        function open(address token, uint256 amount) external {
          router.exactInputSingle(IRouter.Single({ tokenIn: token, amountIn: amount, amountOutMinimum: 0, limit: 0 })); // found
        }
        function local(address token, uint256 amount) external {
          IRouter.Single memory single = IRouter.Single(token, amount, 0, 0);
          router.exactInputSingle(single); // found
        }
        function safe(address token, uint256 amount, uint256 least) external {
          router.exactInputSingle(IRouter.Single({ tokenIn: token, amountIn: amount, amountOutMinimum: least, limit: 0 }));
        }
      }`,
    });
  });

  it("finds a limit of zero that has a name", async () => {
    await assertFinds(missingSlippageLimit, {
      named: `interface IRouter { function swapExactTokens(uint256 amountIn, uint256 amountOutMin, address to) external; }
      contract A { IRouter router; uint256 constant ANY = 0;
        function sell(uint256 amount) external {
          uint256 least = 0;
          router.swapExactTokens(amount, least, msg.sender); // found
          router.swapExactTokens(amount, ANY, msg.sender);
        }
        function sellWell(uint256 amount, uint256 least) external { router.swapExactTokens(amount, least, msg.sender); }
        function sellAfter(uint256 amount) external { uint256 least = 0; least = amount / 2; router.swapExactTokens(amount, least, msg.sender); }
      }`,
    });
  });
});
