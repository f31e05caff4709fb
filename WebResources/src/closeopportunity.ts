import { ClosePage } from "./close/closepage";
import { overChannel } from "./close/protocol";
import { closeTitles } from "./close/titles";
import { connect } from "./ui/channel";
import { followSurroundings } from "./ui/surroundings";

/** The page that closes an opportunity, in a dialog. The name of its channel comes with its address. */
async function start(): Promise<void> {
  const root = document.getElementById("closeopportunity");
  const channel = new URLSearchParams(window.location.search).get("data");
  if (root && channel) {
    const host = overChannel(connect(channel));
    const begun = await host.start();
    document.documentElement.lang = begun.language;
    document.title = begun.texts[closeTitles[begun.outcome]];
    new ClosePage(root, begun, host);
  }
}

followSurroundings();
void start();
