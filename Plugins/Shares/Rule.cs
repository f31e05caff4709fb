namespace Opps.Plugins.Shares;

/// <summary>
/// A rule: the rows as they are in, the rows as they are to be out. Never changes what it is given, leaves money to
/// <see cref="ShareAmounts"/>, and applied to its own answer gives the same answer.
/// </summary>
public delegate Decision Rule(Opportunity opportunity, IReadOnlyList<SellerShare> rows);

/// <summary>The rows as they are to be, and why.</summary>
public sealed record Decision(IReadOnlyList<SellerShare> Rows, Reason Reason);
