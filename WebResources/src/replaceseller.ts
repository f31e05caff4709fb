import { overChannel } from "./replace/protocol";
import { ReplacePage } from "./replace/replacepage";
import { startInDialog } from "./ui/dialogstart";

/** The page that replaces a seller, in a dialog. */
void startInDialog({
  id: "replaceseller",
  overChannel,
  titleOf: ({ texts }) => texts.Replace_Title,
  open: (root, begun, host) => new ReplacePage(root, begun, host),
});
