using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;

namespace Rules;

/// <summary>Valid rows and opportunities to start a test from. People and rows are known by a letter.</summary>
public static class Given
{
    private static readonly Guid Krona = Id(1000);
    private static readonly DateTime Later = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static Guid Person(char letter) => Id(letter);

    public static Guid RowId(char letter) => Id(256 + letter);

    /// <summary>A stored, free row, added in the order of the alphabet, without money.</summary>
    public static SellerShare Row(char person, decimal percent) => new()
    {
        Id = RowId(person),
        SellerId = Person(person),
        SellerName = Name(person),
        Name = Name(person),
        Percent = percent,
        CurrencyId = Krona,
        AddedOn = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(person),
    };

    public static SellerShare Fixed(this SellerShare row) => row with { IsFixed = true };

    public static SellerShare[] Sharing(params decimal[] percents) =>
        percents.Select((percent, i) => Row((char)('A' + i), percent)).ToArray();

    /// <summary>Rows out of "A 75 fixed, B 25".</summary>
    public static SellerShare[] Rows(string text) => text
        .Split(", ", StringSplitOptions.RemoveEmptyEntries)
        .Select(row => row.Split(' '))
        .Select(words => Row(words[0][0], decimal.Parse(words[1], CultureInfo.InvariantCulture)) with { IsFixed = words.Length > 2 })
        .ToArray();

    /// <summary>An open opportunity owned by a person, with two decimals.</summary>
    public static Opportunity OwnedBy(char person, decimal? amount = null, int decimals = 2) => new()
    {
        OwnerId = Person(person),
        OwnerIsPerson = true,
        OwnerName = Name(person),
        EstimatedAmount = amount,
        Currency = new Currency(Krona, decimals),
    };

    public static Opportunity OwnedByTeam() => OwnedBy('T') with { OwnerIsPerson = false, OwnerName = null };

    public static Opportunity Worth(decimal? amount, int decimals = 2) => OwnedBy('A', amount, decimals);

    /// <summary>Who has how much, for people: "A 75, B 25".</summary>
    public static string Shares(IEnumerable<SellerShare> rows) =>
        string.Join(", ", rows.Select(row => FormattableString.Invariant($"{row.SellerName} {row.Percent:0.##}")));

    public static decimal?[] Amounts(Opportunity opportunity, params SellerShare[] rows) =>
        ShareAmounts.Apply(opportunity, rows).Select(row => row.Amount).ToArray();

    /// <summary>What a save stores: rule, then money, with ids for new rows as the database would give them.</summary>
    public static IReadOnlyList<SellerShare> Stored(Opportunity opportunity, IReadOnlyList<SellerShare> rows, Rule rule) =>
        ShareAmounts.Apply(opportunity, rule(opportunity, rows).Rows)
            .Select((row, i) => row with { Id = row.Id ?? Id(2000 + i), AddedOn = row.AddedOn ?? Later })
            .ToList();

    public static decimal[] Numbers(string text) =>
        Array.ConvertAll(text.Split(' '), number => decimal.Parse(number, CultureInfo.InvariantCulture));

    private static string Name(char letter) => letter.ToString();

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
