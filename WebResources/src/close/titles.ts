import type { TextKey } from "../texts";
import type { Outcome } from "./protocol";

/** What closing as won, lost or expired is called. */
export const closeTitles: Record<Outcome, TextKey> = { won: "Close_TitleWon", lost: "Close_TitleLost", expired: "Close_TitleExpired" };
