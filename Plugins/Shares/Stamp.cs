using System;

namespace Opps.Plugins.Shares;

/// <summary>
/// What a row remembers of the operation that last touched its percentage, so that every event of an operation can decide
/// the whole of it anew, whatever order the platform delivers the rows in.
/// </summary>
/// <param name="Operation">The operation. What another one left is of no importance.</param>
/// <param name="Given">The percentage a person gave in it; null when none was given.</param>
/// <param name="Before">The percentage before it; null for a row that is new in it.</param>
public sealed record Stamp(string Operation, decimal? Given, decimal? Before)
{
    /// <summary>A row that is new in the operation, with the percentage typed for it, if one was.</summary>
    public static Stamp ForAdded(string operation, decimal? given) => new(operation, given, null);

    /// <summary>A row whose percentage a person changes. New in the same operation, it stays new.</summary>
    public static Stamp ForChanged(string operation, decimal given, decimal? before, Stamp? old) =>
        new(operation, given, old is not null && old.IsOf(operation) ? old.Before : before ?? 0m);

    /// <summary>A row that later events of the operation take as it is now, as if it had been so before the operation.</summary>
    public static Stamp Settled(string operation, decimal? percent) => new(operation, null, percent ?? 0m);

    /// <summary>What is stored along with any write of a row: its stamp of this operation, or that it is settled.</summary>
    public static Stamp For(SellerShare row, string operation) =>
        row.StampOf(operation) ?? Settled(operation, row.Percent);

    /// <summary>Whether it is this operation's.</summary>
    public bool IsOf(string operation) => string.Equals(Operation, operation, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a rule wrote the row by itself: nothing was given, and yet it is not new.</summary>
    public bool IsRulesOwn => Given is null && Before is not null;
}

/// <summary>The operation a row was last touched in.</summary>
public static class StampedRows
{
    /// <summary>The row's stamp, if it is this operation's.</summary>
    public static Stamp? StampOf(this SellerShare row, string operation) =>
        row.Stamp is { } stamp && stamp.IsOf(operation) ? stamp : null;
}
