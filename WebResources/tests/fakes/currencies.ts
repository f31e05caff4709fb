import type { KnownCurrency } from "../../src/dataverse/currencies";

export const euro: KnownCurrency = { id: "eur", code: "EUR", symbol: "€", decimals: 2, rate: 1 };
export const krona: KnownCurrency = { id: "sek", code: "SEK", symbol: "kr", decimals: 2, rate: 10 };
export const yen: KnownCurrency = { id: "jpy", code: "JPY", symbol: "¥", decimals: 0, rate: 160 };
