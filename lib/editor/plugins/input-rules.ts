/** The few things typed at the start of a paragraph that make another block of it. No smart quotes: copy is not ours to change. */
import { inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import type { Plugin } from "prosemirror-state";
import { schema } from "../../article/schema.ts";

export function inputRulesPlugin(): Plugin {
  const { heading, blockquote, bullet_list, ordered_list } = schema.nodes;
  return inputRules({
    rules: [
      textblockTypeInputRule(/^(#{2,4})\s$/, heading, (match) => ({ level: match[1]!.length })),
      wrappingInputRule(/^>\s$/, blockquote),
      wrappingInputRule(/^[-*]\s$/, bullet_list),
      wrappingInputRule(
        /^(\d{1,6})\.\s$/,
        ordered_list,
        (match) => ({ order: Number(match[1]) }),
        (match, node) => node.childCount + node.attrs.order === Number(match[1]),
      ),
    ],
  });
}
