using System;
using System.Collections.Generic;
using System.Linq;
using Opps.Plugins.Changes;
using Opps.Plugins.Core.Texts;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

/// <summary>H4: the sentence of each rule and each cause, in four languages, with singular and plural.</summary>
public sealed class JournalTextsTests
{
    private static readonly int[] Languages = [1033, 1053, 1044, 1030];

    /// <summary>What stands inside a sentence.</summary>
    private static readonly string[] Parts =
    [
        "Journal_Because", "Journal_Note", "Journal_New", "Journal_Gone", "Journal_Moved", "Journal_Fixed", "Journal_Free", "Journal_Somebody",
        .. Enum.GetNames<Cause>().Select(cause => $"Journal_{cause}"),
    ];

    /// <summary>Whether it is said by the journal, not when something is refused.</summary>
    internal static bool IsSentence(string key) => IsPart(key) || (key.StartsWith("Journal_", StringComparison.Ordinal) && char.IsDigit(key[9]));

    internal static bool IsPart(string key) => Parts.Contains(key);

    /// <summary>Every reason that a rule gives, and no sentence that none gives.</summary>
    [Fact]
    public void EveryReasonHasItsSentence_AndNoSentenceIsLeftOver()
    {
        var given = EveryReason().ToDictionary(reason => reason.Key, StringComparer.Ordinal);
        Assert.Equal(
            UserTextsTests.Texts(1033).Keys.Where(key => IsSentence(key) && !IsPart(key)).Order(StringComparer.Ordinal),
            given.Keys.Order(StringComparer.Ordinal));
        Assert.All(Languages, language => Assert.All(given.Values, reason =>
        {
            var sentence = new UserTexts(language, language).Because(reason);
            Assert.DoesNotContain('{', sentence);
            Assert.EndsWith(".", sentence);
            Assert.All(reason.Figures.Index().Where(figure => UserTextsTests.Texts(language)[reason.Key].Contains($"{{{figure.Index}}}", StringComparison.Ordinal)), figure =>
                Assert.Contains(figure.Item is decimal percent ? new UserTexts(language, language).Brief(percent) : $"{figure.Item}", sentence));
        }));
    }

    [Theory]
    [InlineData("A 100", "B 25", "The one other free seller gets what is left, 75 %. (P5)")]
    [InlineData("A 50, B 50", "C 25", "The 2 other free sellers share what is left, 75 %, evenly. (P5)")]
    [InlineData("A 60 fixed", "B 12.5", "The other shares are fixed, so they stay. (P5)")]
    [InlineData("A 60, B 15.5", "C", "A seller without a percentage gets what is unallocated, 24.50 %. (P7)")]
    public void OneOrMany(string before, string added, string expected) => Assert.Equal(expected, Add(before, added).ToString());

    [Theory]
    [InlineData(1053, "De 2 andra fria säljarna delar lika på det som är kvar, 62,50 %.")]
    [InlineData(1044, "De 2 andre frie selgerne deler likt på det som er igjen, 62,50 %.")]
    [InlineData(1030, "De 2 andre frie sælgere deler det, der er tilbage, 62,50 %, ligeligt.")]
    [InlineData(1031, "The 2 other free sellers share what is left, 62,50 %, evenly.")]
    public void InTheReadersLanguageAndFormat(int language, string expected) =>
        Assert.Equal(expected, new UserTexts(language, language).Because(Add("A 50, B 50", "C 37.5")));

    /// <summary>A journal outlives its sentences.</summary>
    [Fact]
    public void SentenceThatIsGone_OrHasMoreFiguresNow_StopsNoExplanation()
    {
        Assert.Equal("", UserTexts.English.Because(Reason.Of("P99")));
        Assert.Equal("The … other free sellers share what is left, 75 %, evenly.", UserTexts.English.Because(Reason.Of("P5", "_Many", 75m)));
    }

    [Fact]
    public void Figures_ReadAsWritten()
    {
        Assert.Equal("[62.50,2]", Figures.Text([62.5m, 2]));
        Assert.Equal([62.5m, 2], Figures.Parse("[62.50,2]"));
        Assert.Equal([100m], Figures.Parse(Figures.Text([100m])));
        Assert.Empty(Figures.Parse("[]"));
        Assert.Empty(Figures.Parse(null));
    }

    private static Reason Add(string before, string added)
    {
        var words = added.Split(' ');
        var given = words.Length > 1 ? Given.Rows(added)[0].Percent : null;
        var row = Given.Row(words[0][0], given ?? 0m) with { Percent = given, Touched = new Touched(given, null) };
        return GivenShares.Apply(Given.OwnedBy('A'), [.. Given.Rows(before), row]).Reason;
    }

    private static IEnumerable<Reason> EveryReason()
    {
        var team = Given.OwnedByTeam();
        var owned = Given.OwnedBy('C');
        var two = Given.Rows("A 50, B 50");
        var one = Given.Rows("A 50");
        yield return OwnerIsSeller.Apply(owned, []).Reason;
        yield return OwnerIsSeller.Apply(team, []).Reason;
        yield return OwnerIsSeller.Apply(owned, one).Reason;
        yield return OwnerIsSeller.Apply(owned, two).Reason;
        foreach (var (before, added) in new[] { ("", "A 10"), ("A 100", "B 25"), ("A 50, B 50", "C 25"), ("A 60 fixed", "B 1"), ("A 60 fixed", "B 70"), ("A 60", "B"), ("A 60", "B 0") })
        {
            yield return Add(before, added);
        }

        yield return GivenShares.Apply(owned, two.Select(row => row with { Touched = new Touched(50m, null) }).ToList()).Reason;
        yield return GivenShares.Apply(owned, two).Reason;
        yield return GivenShares.Apply(owned, [one[0] with { Touched = new Touched(50m, 100m) }]).Reason;
        yield return SellerRemoved.Apply(owned, []).Reason;
        yield return SellerRemoved.Apply(team, []).Reason;
        yield return SellerRemoved.Apply(owned, one).Reason;
        yield return SellerRemoved.Apply(owned, two).Reason;
        yield return SellerRemoved.Apply(owned, Given.Rows("A 50 fixed")).Reason;
        foreach (var rows in new[] { [], one, two })
        {
            yield return OwnerFollows.From(Given.Person('A'))(owned, rows).Reason;
        }

        yield return OwnerFollows.From(Given.Person('C'))(owned, one).Reason;
        yield return OwnerFollows.From(Given.Person('A'))(team, one).Reason;
        yield return OwnerFollows.From(Given.Person('A'))(owned with { State = Opps.Plugins.Core.OpportunityState.Won }, one).Reason;
        yield return ShareSet.Of([Want('A')])(owned, []).Reason;
        yield return ShareSet.Of([Want('A'), Want('B')])(owned, []).Reason;
        foreach (var rows in new[] { "A 10 fixed, B 1", "A 10 fixed, B 1, C 2", "A 10 fixed", "A 60 fixed, B 70 fixed" })
        {
            yield return EqualSplit.Apply(owned, Given.Rows(rows)).Reason;
        }

        foreach (var rows in new[] { "B 50", "A 50, C 1", "A 50, B 10, C 1" })
        {
            yield return SellerReplaced.By(Given.Person('A'), new Person(Given.Person('B'), "B", false))(owned, Given.Rows(rows)).Reason;
        }

        yield return Reopened.Apply(owned, []).Reason;
        yield return Reopened.Apply(owned, one).Reason;
        yield return RowsStand.Apply(owned, one).Reason;
        yield return Reason.Of("H7");
        foreach (var disabled in new[] { "", "A", "AB" })
        {
            yield return CustomerSellers.ForNew([Want('A', disabled), Want('B', disabled)])(owned, []).Reason;
        }

        yield return CustomerSellers.ForNew([Want('A')])(owned, []).Reason;
    }

    private static WantedShare Want(char letter, string disabled = "") => new(null, new Person(Given.Person(letter), letter.ToString(), disabled.Contains(letter)), 10m, null);
}
