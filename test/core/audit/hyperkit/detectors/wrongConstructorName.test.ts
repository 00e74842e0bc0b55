import { wrongConstructorName } from "../../../../../src/core/audit/hyperkit/detectors/wrongConstructorName.ts";
import { assertFinds } from "../assertFinds.ts";

describe("wrong-constructor-name", () => {
  it("finds a function that is nearly named like its contract and sets its owner", async () => {
    const sources = {
      letter: `contract Missing { address owner;
        function missing() public { owner = msg.sender; } // found
      }`,
      typo: `contract Rubicon { address owner;
        function Rubixon() public { owner = msg.sender; } // found
      }`,
      word: `contract Bank { address owner;
        function Constructor() public { owner = msg.sender; } // found
      }`,
      right: "contract Missing { address owner; function Missing() public { owner = msg.sender; } }",
      both: "contract Missing { address owner; function Missing() public { owner = msg.sender; } function missing() public { owner = msg.sender; } }",
      other: "contract Missing { address owner; function assign() public { owner = msg.sender; } }",
      checked: "contract Missing { address owner; function missing() public { require(owner == msg.sender); owner = msg.sender; } }",
    };
    await assertFinds(wrongConstructorName, sources, "solc-0.4");
  });

  it("says nothing where a constructor cannot be misnamed", async () => {
    await assertFinds(wrongConstructorName, {
      late: "contract Missing { address owner; function missing() public { owner = msg.sender; } }",
    });
  });
});
