namespace Demo.Walkthrough;

/// <summary>A seller share as a person sees it.</summary>
/// <param name="Percent">0–100.</param>
/// <param name="Amount">In the opportunity's currency; null for none.</param>
internal sealed record SellerRow(string Seller, decimal Percent, decimal? Amount = null, bool IsFixed = false);
