using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;

namespace Scripts;

/// <summary>
/// What the plug-ins' own rules answer in thousands of situations, the same ones each time, for the unit tests of the scripts to
/// hold the browser's arithmetic against: WebResources/tests/shares/rules.test.ts. Percentages are whole hundredths, money is whole minor units.
/// </summary>
internal sealed partial class RuleVectors
{
    private const int Seed = 13;
    private static readonly Guid Owner = new("00000000-0000-0000-0000-0000000000ff");
    private static readonly Guid Krona = new("00000000-0000-0000-0000-00000000000c");
    private readonly Random random = new(Seed);

    public static string Json()
    {
        var vectors = new RuleVectors();
        return JsonSerializer.Serialize(new
        {
            given = Many(2500, vectors.GivenInOneOperation),
            added = Many(2500, vectors.Added),
            changed = Many(700, vectors.Changed),
            removed = Many(700, vectors.Removed),
            split = Many(1000, vectors.Split),
            sent = Many(1000, vectors.SentAsSet),
            owner = Many(400, vectors.OwnerChanged),
            created = Many(100, vectors.Created),
            met = Many(2000, vectors.TwoPeople),
            typed = Many(1000, vectors.Typed),
            amounts = Many(4000, vectors.Amounts),
        }, JsonSerializerOptions.Web);
    }

    /// <summary>P4–P11: rows that were there, were changed, or are new, in any mixture.</summary>
    private object GivenInOneOperation()
    {
        var rows = Rows(1 + random.Next(6)).Select(row =>
        {
            var before = Chance(0.4) ? (decimal?)null : row.Percent;
            var given = Chance(before is null ? 0.7 : 0.3) ? Percent() : (decimal?)null;
            return before is null || given is not null
                ? row with { Percent = given ?? before, Touched = new Touched(given, before) }
                : row;
        }).ToList();
        var parts = rows.Select(row => new
        {
            row.IsFixed,
            Given = Hundredths(row.Touched?.Given),
            Before = Hundredths(row.Touched is { } touched ? touched.Before : row.Percent),
        }).ToList();
        return Answered(GivenShares.Apply(Opportunity(), rows), parts);
    }

    /// <summary>P4–P9: new sellers, with and without a number, beside stored ones.</summary>
    private object Added()
    {
        var stored = Rows(random.Next(5));
        var added = Rows(1 + (Chance(0.7) ? 0 : random.Next(3)), stored.Count)
            .Select(row => row with { IsFixed = false })
            .Select(row => Chance(0.75) ? row with { Touched = new Touched(row.Percent, null) } : row with { Percent = null, Touched = new Touched(null, null) })
            .ToList();
        var decision = GivenShares.Apply(Opportunity(), [.. stored, .. added]);
        return new
        {
            rows = stored.Select(Holding).ToList(),
            step = added.Select(row => Hundredths(row.Percent)).ToList(),
            percents = Percents(decision),
            saved = Percents(ShareSet.Of(Wanted(stored, decision.Rows))(Opportunity(), stored)),
        };
    }

    /// <summary>As the editor sends it: without the percentages of stored rows that a rule has moved.</summary>
    private static List<WantedShare> Wanted(List<SellerShare> stored, IReadOnlyList<SellerShare> then) => then
        .OrderBy(row => row.AddedOn)
        .Select(row => new WantedShare(
            null,
            new Person(row.SellerId!.Value, row.Name, false),
            stored.Find(old => old.Id == row.Id) is { } before && before.Percent != row.Percent ? null : row.Percent,
            row.IsFixed))
        .ToList();

    /// <summary>P10, P11: one percentage is changed.</summary>
    private object Changed()
    {
        var stored = Rows(1 + random.Next(4));
        var which = random.Next(stored.Count);
        var percent = Percent();
        var rows = stored
            .Select((row, index) => index == which ? row with { Percent = percent, Touched = new Touched(percent, row.Percent) } : row)
            .ToList();
        return Answered(GivenShares.Apply(Opportunity(), rows), stored.Select(Holding).ToList(), new { which, percent = Hundredths(percent) });
    }

    /// <summary>P12–P14: one seller is deleted.</summary>
    private object Removed()
    {
        var opportunity = Opportunity() with { OwnerIsPerson = Chance(0.7) };
        var stored = Rows(1 + random.Next(4));
        var which = random.Next(stored.Count);
        var left = stored.Where((_, index) => index != which).ToList();
        return Answered(SellerRemoved.Apply(opportunity, left), stored.Select(Holding).ToList(), new { which, opportunity.OwnerIsPerson });
    }

    private object Split()
    {
        var rows = Rows(1 + random.Next(12));
        var decision = EqualSplit.Apply(Opportunity(), rows);
        return Answered(decision, rows.Select(Holding).ToList());
    }

    /// <summary>P9, P14: what the editor saves is the whole set with each percentage, and is to be stored as it was seen.</summary>
    private object SentAsSet()
    {
        var stored = Rows(random.Next(4));
        var sent = Rows(random.Next(5))
            .Select((row, index) => index < stored.Count ? stored[index] with { Percent = row.Percent, IsFixed = row.IsFixed } : row)
            .ToList();
        var wanted = sent
            .Select(row => new WantedShare(null, new Person(row.SellerId!.Value, row.Name, false), row.Percent, row.IsFixed))
            .ToList();
        return Answered(ShareSet.Of(wanted)(Opportunity(), stored), stored.Select(Holding).ToList(), sent.Select(Holding).ToList());
    }

    /// <summary>U3: a draft meets sellers who have changed since it was made, and is refused or not.</summary>
    private object TwoPeople()
    {
        var everybody = Rows(4);
        var from = Some(everybody, 0.8);
        var stored = Some(everybody, 0.8).Select(Perhaps).ToList();
        var mine = Some(everybody, 0.8).Select(Perhaps).ToList();
        var persons = everybody.ToDictionary(row => row.SellerId!.Value, row => new Person(row.SellerId!.Value, row.Name, false));
        var draft = new SellerDraft(
            from.Select(row => new DraftShare(row.Id, row.SellerId, row.Percent, row.IsFixed)).ToList(),
            mine.Select(row => new DraftShare(null, row.SellerId, row.Percent, row.IsFixed)).ToList());
        return new { from = Named(from), stored = Named(stored), mine = Named(mine), isRefused = IsRefused() };

        SellerShare Perhaps(SellerShare row) => row with { Percent = Chance(0.4) ? Percent() : row.Percent, IsFixed = Chance(0.1) ? !row.IsFixed : row.IsFixed };

        bool IsRefused()
        {
            try
            {
                _ = DraftMerge.Of(draft, persons)(Opportunity(), stored);
                return false;
            }
            catch (RefusedException)
            {
                return true;
            }
        }
    }

    private List<SellerShare> Some(IEnumerable<SellerShare> rows, double chance) => rows.Where(_ => Chance(chance)).ToList();

    private static List<object> Named(IEnumerable<SellerShare> rows) =>
        rows.Select(row => (object)new { row.Id, row.SellerId, row.IsFixed, Percent = Hundredths(row.Percent) }).ToList();

    /// <summary>P15–P18: another owner.</summary>
    private object OwnerChanged()
    {
        var opportunity = Opportunity() with { OwnerIsPerson = Chance(0.8) };
        var stored = Rows(random.Next(4));
        var decision = OwnerFollows.From(previousOwnerId: Guid.Empty)(opportunity, stored);
        return Answered(decision, stored.Select(Holding).ToList(), opportunity.OwnerIsPerson);
    }

    /// <summary>P1–P3: a new opportunity, with and without sellers of its own.</summary>
    private object Created()
    {
        var opportunity = Opportunity() with { OwnerIsPerson = Chance(0.7) };
        return Answered(OwnerIsSeller.Apply(opportunity, []), Array.Empty<object>(), opportunity.OwnerIsPerson);
    }

    /// <summary>P21, P22: what a person types as a percentage.</summary>
    private object Typed()
    {
        var typed = new decimal(random.Next(-20_000, 1_200_000), 0, 0, false, 4) * (Chance(0.1) ? 0.01m : 1m);
        var text = typed.ToString(CultureInfo.InvariantCulture);
        try
        {
            return new { text, percent = Hundredths(Percentage.Accept(typed)) };
        }
        catch (RefusedException)
        {
            return new { text, percent = (int?)null };
        }
    }

    /// <summary>M1–M3: money at 0–4 decimals, of either sign.</summary>
    private object Amounts()
    {
        var decimals = random.Next(5);
        var units = random.NextInt64((long)Math.Pow(10, 1 + random.Next(15))) * (Chance(0.2) ? -1 : 1);
        var opportunity = Opportunity() with { EstimatedAmount = units / Power(decimals), Currency = new Currency(Krona, decimals) };
        var rows = Rows(1 + random.Next(8));
        return new
        {
            amount = units.ToString(CultureInfo.InvariantCulture),
            decimals,
            percents = rows.Select(row => Hundredths(row.Percent)).ToList(),
            amounts = ShareAmounts.Apply(opportunity, rows).Select(row => Text(row.Amount!.Value * Power(decimals))).ToList(),
        };
    }

    private static object Answered<TRow>(Decision decision, List<TRow> rows) => Answered(decision, rows, (object?)null);

    private static object Answered<TRow, TStep>(Decision decision, IReadOnlyList<TRow> rows, TStep step) => new
    {
        rows,
        step,
        percents = Percents(decision),
        reason = new { decision.Reason.Rule, decision.Reason.Key, decision.Reason.Figures },
    };

    private static List<int?> Percents(Decision decision) =>
        decision.Rows.OrderBy(row => row.AddedOn ?? DateTime.MaxValue).Select(row => Hundredths(row.Percent ?? 0m)).ToList();

    private static object Holding(SellerShare row) => new { row.IsFixed, Percent = Hundredths(row.Percent) };

    private static List<object> Many(int times, Func<object> vector) => Enumerable.Range(0, times).Select(_ => vector()).ToList();

    /// <summary>Rows in the order they were added, most of them free.</summary>
    private List<SellerShare> Rows(int count, int first = 0) => Enumerable.Range(first, count).Select(index => new SellerShare
    {
        Id = new Guid(index + 1, 1, 0, new byte[8]),
        SellerId = new Guid(index + 1, 2, 0, new byte[8]),
        Name = $"Seller {index}",
        SellerName = $"Seller {index}",
        Percent = Percent(),
        IsFixed = Chance(0.2),
        AddedOn = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(index),
    }).ToList();

    /// <summary>Any percentage, but often one that people use.</summary>
    private decimal Percent() => random.Next(4) switch
    {
        0 => random.Next(5) * 25m,
        1 => random.Next(101),
        2 => random.Next(2001) / 100m,
        _ => random.Next(10001) / 100m,
    };

    private static Opportunity Opportunity() => new() { OwnerId = Owner, OwnerIsPerson = true, OwnerName = "Owner" };

    private bool Chance(double chance) => random.NextDouble() < chance;

    private static decimal Power(int decimals) => (decimal)Math.Pow(10, decimals);

    private static int? Hundredths(decimal? percent) => (int?)(percent * 100m);

    private static string Text(decimal units) => decimal.Truncate(units).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=\()P\d+")]
    private static partial Regex RuleNumber();
}
