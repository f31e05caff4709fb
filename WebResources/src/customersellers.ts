import { overChannel } from "./takeover/protocol";
import { openTakeover } from "./takeover/takeoverpage";
import { startInDialog } from "./ui/dialogstart";

/** The page that takes the customer's sellers over, in a dialog. */
void startInDialog({
  id: "customersellers",
  overChannel,
  titleOf: ({ texts }) => texts.Takeover_Title,
  open: openTakeover,
});
