using System;

namespace Pipeline;

/// <summary>A seller share as a test looks at it. Percent 0–100, amount in the opportunity's currency.</summary>
public sealed record SellerRow(Guid Id, Guid Seller, string? Name, decimal Percent, bool IsFixed, decimal? Amount, Guid? Currency);
