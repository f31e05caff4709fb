import { ClosePage } from "./close/closepage";
import { overChannel } from "./close/protocol";
import { closeTitles } from "./close/titles";
import { startInDialog } from "./ui/dialogstart";

/** The page that closes an opportunity, in a dialog. */
void startInDialog({
  id: "closeopportunity",
  overChannel,
  titleOf: ({ texts, outcome }) => texts[closeTitles[outcome]],
  open: (root, begun, host) => new ClosePage(root, begun, host),
});
