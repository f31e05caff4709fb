using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Rules.Model;

/// <summary>What a person or a program does. People are letters: 'A'–'F' are users, 'X' is a disabled one, 'T' is a team.</summary>
public abstract record Event
{
    protected static string Text<T>(IEnumerable<T> items) => string.Join(", ", items);
}

/// <summary>How an opportunity ends.</summary>
public enum Outcome
{
    Won,
    Lost,
    Expired,
}

/// <summary>The ways to close, which must count the same (O4).</summary>
public enum Route
{
    /// <summary>State and actual amount are written on the opportunity.</summary>
    Written,

    /// <summary>So is the estimated amount, in the same save and to the same number.</summary>
    WrittenWithEstimate,

    /// <summary>The message Win or Lose.</summary>
    Message,

    /// <summary>The close activity is created.</summary>
    Activity,
}

/// <summary>A seller as given. Without a percentage it is not stated; without "fixed" it is as it was, or free.</summary>
public sealed record Seller(char Person, decimal? Percent = null, bool? IsFixed = null)
{
    public override string ToString() =>
        $"{Person}{(Percent is { } percent ? " " + percent.ToString(CultureInfo.InvariantCulture) : "")}{(IsFixed == true ? " fixed" : "")}";
}

/// <summary>An opportunity is created, with sellers in one request where some are given.</summary>
public sealed record Created(int Opportunity, char Owner, decimal? Amount, int Decimals, Seller[] Sellers, long Interleaving) : Event
{
    public override string ToString() =>
        $"create {Opportunity} owner {Owner} amount {Amount?.ToString(CultureInfo.InvariantCulture)} decimals {Decimals} [{Text(Sellers)}]";
}

/// <summary>Sellers are added in one operation; the number says how the platform interleaves the stages of their rows.</summary>
public sealed record Added(int Opportunity, Seller[] Sellers, long Interleaving) : Event
{
    public override string ToString() => $"add to {Opportunity} [{Text(Sellers)}] interleaved {Interleaving}";
}

public sealed record PercentChanged(int Opportunity, char Person, decimal Percent) : Event;

public sealed record PersonChanged(int Opportunity, char From, char To) : Event;

public sealed record FixedChanged(int Opportunity, char Person, bool IsFixed) : Event;

/// <summary>Each is deleted by a request of its own.</summary>
public sealed record Deleted(int Opportunity, char[] Persons) : Event
{
    public override string ToString() => $"delete from {Opportunity} [{Text(Persons)}]";
}

public sealed record OwnerChanged(int Opportunity, char Owner) : Event;

public sealed record AmountChanged(int Opportunity, decimal? Amount) : Event;

/// <summary>The amount stays the same number, as far as the new currency's decimals hold it.</summary>
public sealed record CurrencyChanged(int Opportunity, int Decimals) : Event;

public sealed record Closed(int Opportunity, Outcome Outcome, decimal? ActualAmount, Route Route) : Event;

public sealed record ReopenedAgain(int Opportunity) : Event;

/// <summary>opps_SetSellerShares.</summary>
public sealed record WholeSetGiven(int Opportunity, Seller[] Sellers) : Event
{
    public override string ToString() => $"set {Opportunity} [{Text(Sellers)}]";
}

/// <summary>The opportunity is saved with a draft of its sellers that was made from what is stored, and with a new owner where one is given.</summary>
public sealed record DraftSaved(int Opportunity, Seller[] Sellers, char? Owner) : Event
{
    public override string ToString() => $"save {Opportunity} with [{Text(Sellers)}] owner {Owner}";
}

/// <summary>opps_SplitSellerSharesEqually.</summary>
public sealed record SplitEqually(int Opportunity) : Event;

/// <summary>opps_ReplaceSeller, on every opportunity.</summary>
public sealed record Replaced(char From, char To) : Event;
