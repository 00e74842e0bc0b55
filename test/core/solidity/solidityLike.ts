import fc from "fast-check";

const pieces = (
  "contract interface library abstract function constructor receive fallback modifier event error struct enum type is using import pragma " +
  "mapping uint256 address public private constant immutable assembly unchecked return returns external a b C D payable virtual for from " +
  '{ } ( ) [ ] ; , . = => " \' // /* */ \\ \n \r\n \t 1 0x1f hex"00" unicode"😀" 😀 é _ $ @'
).split(" ");

/** Texts that look like Solidity from afar: its words and marks in any order, with anything in between. */
export const solidityLike: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) }),
    {
      maxLength: 120,
      size: "max",
    },
  )
  .chain((words) => fc.constantFrom(words.join(" "), words.join("")));
