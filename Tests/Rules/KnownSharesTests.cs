using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

/// <summary>H1: the sellers of a moment, as the journal keeps them.</summary>
public sealed class KnownSharesTests
{
    /// <summary>Names hold no control characters and no half of a pair: the platform refuses both.</summary>
    internal static readonly Gen<KnownShare> AnyKnown = Gen.Select(
            Gen.Guid.Nullable(), Gen.Guid.Nullable(), Gen.Char[' ', '\ud7ff'].Array[0, 20].Select(signs => new string(signs)).Null(), Gen.Int[0, 10_000], Gen.Bool)
        .Select((row, seller, name, hundredths, isFixed) => new KnownShare(row, seller, name, hundredths / 100m, isFixed));

    [Fact]
    public void Text_ReadAsWritten() => AnyKnown.Array[0, 8].Sample(shares =>
    {
        var read = KnownShares.Parse(KnownShares.Text(shares));
        return read.Count == shares.Length && read.Zip(shares).All(pair =>
            pair.First.RowId == pair.Second.RowId && pair.First.SellerId == pair.Second.SellerId && pair.First.Name == pair.Second.Name &&
            pair.First.IsSame(pair.Second));
    });

    [Fact]
    public void Text_LeavesOutWhatThereIsNot() => Assert.Equal(
        $$"""[{"row":"{{Given.RowId('A')}}","seller":"{{Given.Person('A')}}","name":"Anna \"A\"","percent":75.00},{"name":"Bo","percent":25.50,"fixed":true}]""",
        KnownShares.Text([
            new KnownShare(Given.RowId('A'), Given.Person('A'), "Anna \"A\"", 75m, isFixed: false),
            new KnownShare(null, null, "Bo", 25.5m, isFixed: true),
        ]));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    public void NobodyIsKnown(string? text) => Assert.Empty(KnownShares.Parse(text));

    /// <summary>H1: other people, percentages or fixed flags are a change; another row of the same person is none.</summary>
    [Theory]
    [InlineData("A 50, B 50", "B 50, A 50", true)]
    [InlineData("A 50, B 50", "A 50", false)]
    [InlineData("A 50, B 50", "A 50, C 50", false)]
    [InlineData("A 50, B 50", "A 60, B 50", false)]
    [InlineData("A 50", "A 50 fixed", false)]
    [InlineData("", "", true)]
    public void AreSame(string one, string other, bool isSame) => Assert.Equal(isSame, KnownShares.AreSame(Shares(one), Shares(other)));

    /// <summary>The user was deleted meanwhile; the row keeps the name.</summary>
    [Fact]
    public void DeletedUser_IsKnownByName()
    {
        var known = new KnownShare(null, Given.Person('A'), "Anna", 50m, isFixed: false);

        Assert.True(known.IsSame(new KnownShare(null, null, "Anna", 50m, isFixed: false)));
        Assert.False(known.IsSame(new KnownShare(null, null, "Bo", 50m, isFixed: false)));
        Assert.False(known.IsOf(new KnownShare(null, Given.Person('B'), "Anna", 50m, isFixed: false)));
    }

    /// <summary>What rows of an opportunity from before the journal say of the time before the operation.</summary>
    [Fact]
    public void Before_LeavesOutNewRows_AndHasTheEarlierPercentage()
    {
        var rows = Given.Rows("A 75, B 25");
        rows = [rows[0] with { Touched = new Touched(null, 100m) }, rows[1] with { Touched = new Touched(25m, null) }];

        Assert.True(KnownShares.AreSame(Shares("A 100"), KnownShares.Before(rows)));
    }

    private static IReadOnlyList<KnownShare> Shares(string text) => KnownShares.Of(Given.Rows(text));
}
