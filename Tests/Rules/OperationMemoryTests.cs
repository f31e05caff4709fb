using System;
using System.Linq;
using CsCheck;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

/// <summary>What the opportunity remembers of the operation that last wrote its sum.</summary>
public sealed class OperationMemoryTests
{
    private const string Now = "now";

    private static readonly Gen<decimal> AnyNumber = Gen.Long[-10_000_000_000, 10_000_000_000].Select(units => units / 10_000m);

    private static readonly Gen<decimal?> MaybeNumber = AnyNumber.Select(Gen.Bool, (number, isThere) => isThere ? number : (decimal?)null);

    /// <summary>Names of people, with spaces around and in them, and whatever else a keyboard has.</summary>
    private static readonly Gen<string> AnyName = Gen.Frequency(
        (1, Gen.Const("")),
        (3, Gen.Const(" Anna  Maria von Åkesson-Lund \t")),
        (6, Gen.String));

    private static readonly Gen<PlannedRow> AnyPlanned = Gen.Select(Gen.Guid.Array[3], AnyNumber, MaybeNumber, Gen.Bool, Gen.Int[-1, 4], AnyName)
        .Select((ids, percent, amount, hasCurrency, decimals, name) => Planned(
            ids[0], ids[1], percent, amount, hasCurrency ? ids[2] : null, decimals < 0 ? null : new ShareBasis(percent, decimals), name));

    private static readonly Gen<OperationMemory> AnyMemory = Gen.Select(Gen.Guid, Gen.Int[0, int.MaxValue], Gen.String, AnyPlanned.Array[0, 5], KnownSharesTests.AnyKnown.Array[0, 5].Null())
        .Select((operation, version, content, plan, known) => new OperationMemory(operation.ToString(), version, content, plan, known is null ? null : KnownShares.Text(known)));

    [Fact]
    public void Text_ReadAsWritten() => AnyMemory.Sample(memory =>
    {
        var read = OperationMemory.Parse(memory.Text)!;
        return read.Operation == memory.Operation && read.Version == memory.Version && read.Content == OneLine(memory.Content) &&
            read.Plan.SequenceEqual(memory.Plan.Select(row => row with { Share = Named(row.Share, OneLine(row.Share.Name ?? "")) })) &&
            read.Known?.Count == memory.Known?.Count && (memory.Known is null || KnownShares.AreSame(read.Known!, memory.Known)) &&
            read.Text == memory.Text;
    });

    /// <summary>Reachable only past the plug-ins; an opportunity with such a text is saved as one without.</summary>
    [Theory]
    [InlineData("now x content")]
    [InlineData("now 1 content\nnew")]
    [InlineData("now 1 content\n00000000-0000-0000-0000-0000000000a1 00000000-0000-0000-0000-0000000000a2 5 -")]
    [InlineData("now 1 content\n00000000-0000-0000-0000-0000000000a1 00000000-0000-0000-0000-0000000000a2 five - - - - x")]
    [InlineData("now 1 content\n1 2 5 - - - - x")]
    [InlineData("now 1 content\n00000000-0000-0000-0000-0000000000a1 00000000-0000-0000-0000-0000000000a2 99999999999999999999999999999999999 - - - - x")]
    public void DamagedText_IsAsGoodAsNone(string text) => Assert.Null(OperationMemory.Parse(text));

    [Fact]
    public void Text_OfANameThatIsTrimmedAway_IsRead()
    {
        var memory = new OperationMemory(Now, 1, "x", [Planned(Given.Person('B'), Given.RowId('B'), 75m, null, null, null, null)], null);

        Assert.Equal(memory.Plan, OperationMemory.Parse(memory.Text.TrimEnd())!.Plan);
    }

    [Fact]
    public void Text_HasALineForTheOperationAndOneForEachRowToCome()
    {
        var currency = Guid.NewGuid();
        var memory = new OperationMemory(Now, 3, "[opps_sharesum=100;opps_sellers=Bo\nEk]",
        [
            Planned(Given.Person('B'), Given.RowId('B'), 75m, null, null, null, "Bo\nEk"),
            Planned(Given.Person('C'), Given.RowId('C'), 25m, 2.5m, currency, new ShareBasis(10m, 2), "Cleo"),
        ], KnownShares.Text([new KnownShare(null, null, "Anna", 12.5m, isFixed: true)]));

        Assert.Equal(
            [
                "now 3 [opps_sharesum=100;opps_sellers=Bo Ek]",
                $"{Given.Person('B')} {Given.RowId('B')} 75 - - - - Bo Ek",
                $"{Given.Person('C')} {Given.RowId('C')} 25 2.5 - {currency} 2/10 Cleo",
                """[{"name":"Anna","percent":12.50,"fixed":true}]""",
            ],
            memory.Text.Split('\n'));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("now 1")]
    [InlineData("now one opps_sharesum=100")]
    [InlineData("now -1 opps_sharesum=100")]
    public void NotAsWritten_IsNone(string? text) => Assert.Null(OperationMemory.Parse(text));

    [Fact]
    public void OfAnotherOperation_StartsEmpty_ButForTheSellersKnown()
    {
        var stored = new OperationMemory("earlier", 7, "[x]", [Planned(Given.Person('B'), Given.RowId('B'), 75m, null, null, null, "B")], "[]");

        Assert.Same(stored, OperationMemory.Of("EARLIER", stored));
        foreach (var now in new[] { OperationMemory.Of(Now, stored), OperationMemory.Of(Now, null) })
        {
            Assert.Equal((Now, 0, "", 0), (now.Operation, now.Version, now.Content, now.Plan.Count));
        }

        Assert.Equal("[]", OperationMemory.Of(Now, stored).KnownText);
    }

    private static PlannedRow Planned(
        Guid seller, Guid row, decimal percent, decimal? amount, Guid? currency, ShareBasis? basis, string? name) => new(
        Named(new SellerShare { SellerId = seller, Id = row, Percent = percent, Amount = amount, CurrencyId = currency }, name ?? ""), basis);

    private static SellerShare Named(SellerShare row, string name) =>
        row with { Name = name.Length == 0 ? null : name, SellerName = name.Length == 0 ? null : name };

    private static string OneLine(string text) => text.Replace('\n', ' ');
}
