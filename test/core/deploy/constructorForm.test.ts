import assert from "node:assert/strict";
import { constructorOf, emptyValues, fitsForm, formFields } from "../../../src/core/deploy/constructorForm.ts";
import { contractNamed, treasuryValues } from "./life.ts";

describe("constructorForm", () => {
  const treasury = formFields(constructorOf(contractNamed("Treasury").abi).inputs);
  const shapes = formFields(constructorOf(contractNamed("Shapes").abi).inputs);

  it("has a field for each argument, by its name without underscores and its type", () => {
    assert.deepEqual(
      treasury.map(({ id, label, type, shape }) => [id, label, type, shape]),
      [
        ["0", "owner", "address", "line"],
        ["1", "cap", "uint256", "line"],
        ["2", "tag", "bytes4", "line"],
        ["3", "title", "string", "text"],
        ["4", "shares", "Share[]", "list"],
      ],
    );
  });

  it("nests structs", () => {
    const [outer] = shapes;
    assert.deepEqual([outer?.type, outer?.shape], ["Outer", "struct"]);
    const inner = outer?.fields[0];
    assert.deepEqual([inner?.id, inner?.type, inner?.shape], ["0.0", "Inner", "struct"]);
    assert.deepEqual(
      inner?.fields.map(({ id, type, shape }) => [id, type, shape]),
      [
        ["0.0.0", "uint256[2]", "list"],
        ["0.0.1", "bool", "bool"],
      ],
    );
  });

  it("starts with empty values of the same shape", () => {
    assert.deepEqual(emptyValues(shapes), [[["", ""], "", ""], "", "", ""]);
    assert.equal(fitsForm(shapes, emptyValues(shapes)), true);
    assert.equal(fitsForm(treasury, treasuryValues), true);
  });

  it("refuses values of another shape", () => {
    assert.equal(fitsForm(treasury, treasuryValues.slice(1)), false);
    assert.equal(fitsForm(treasury, [["a"], ...treasuryValues.slice(1)]), false);
    assert.equal(fitsForm(shapes, ["{}", "", "", ""]), false);
    assert.equal(fitsForm(shapes, [[[""], "", ""], "", "", ""]), false);
  });

  it("knows a constructor that takes ETH, and a contract without one", () => {
    assert.equal(constructorOf(contractNamed("Treasury").abi).payable, true);
    assert.equal(constructorOf(contractNamed("Reverter").abi).payable, false);
    assert.deepEqual(constructorOf([]), { inputs: [], payable: false });
  });

  it("names what the source does not name", () => {
    assert.deepEqual(
      formFields([
        { name: "", type: "bool" },
        { name: "_", type: "tuple", components: [] },
      ]).map(({ label, type }) => [label, type]),
      [
        ["argument 1", "bool"],
        ["argument 2", "tuple"],
      ],
    );
  });
});
