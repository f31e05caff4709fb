using System;
using System.Globalization;
using System.Linq;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

/// <summary>The text of all sellers' names, by which lists show and searches find an opportunity.</summary>
public sealed class SellerNamesTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("Anna Lund", "Anna Lund")]
    [InlineData("Anna Lund|Bo Ek", "Anna Lund, Bo Ek")]
    [InlineData("Anna Lund||Bo Ek", "Anna Lund, Bo Ek")]
    [InlineData("", null)]
    public void Names_StandInTheOrderInWhichTheyWereAdded(string names, string? text)
    {
        var rows = names.Split('|').Select((name, place) => Row(name.Length == 0 ? null : name, Start.AddMinutes(place)));
        Assert.Equal(text, SellerNames.Of(rows.Reverse()));
    }

    [Fact]
    public void Nobody_IsNoText() => Assert.Null(SellerNames.Of([]));

    /// <summary>A row still to be made comes last.</summary>
    [Fact]
    public void NewRow_ComesLast() => Assert.Equal("Anna, Bo", SellerNames.Of([Row("Bo", null), Row("Anna", Start)]));

    /// <summary>The column holds so many characters: names are taken whole or not at all.</summary>
    [Theory]
    [InlineData(50)]
    [InlineData(77)]
    [InlineData(100)]
    [InlineData(1998)]
    [InlineData(2500)]
    public void TooMany_AreCutBetweenNames(int length)
    {
        var rows = Enumerable.Range(0, 200).Select(n => Row(n.ToString(CultureInfo.InvariantCulture).PadRight(length, 'x'), Start.AddMinutes(n)));
        var text = SellerNames.Of(rows)!;
        Assert.True(text.Length <= SellerNames.Longest, $"{text.Length} characters");
        Assert.EndsWith(" …", text, StringComparison.Ordinal);
        Assert.All(text[..^2].Split(", ", StringSplitOptions.RemoveEmptyEntries), name => Assert.Equal(length, name.Length));
    }

    [Fact]
    public void LastNameThatFits_IsTaken()
    {
        var first = new string('a', 996);
        var fits = new string('b', 1000);

        Assert.Equal($"{first}, {fits}", SellerNames.Of([Row(first, Start), Row(fits, Start.AddMinutes(1))]));
        Assert.Equal($"{first} …", SellerNames.Of([Row(first, Start), Row(fits + "b", Start.AddMinutes(1))]));
    }

    private static SellerShare Row(string? name, DateTime? addedOn) => new() { Name = name, AddedOn = addedOn };
}
