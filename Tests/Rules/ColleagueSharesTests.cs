using System;
using System.Collections.Generic;
using System.Linq;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

/// <summary>Whose share a change is about, and who is named.</summary>
public sealed class ColleagueSharesTests
{
    private static readonly Guid Anna = Guid.NewGuid();
    private static readonly Guid Bo = Guid.NewGuid();
    private static readonly Guid Cia = Guid.NewGuid();

    [Theory]
    [InlineData("A60 B40", "A60 B40", null)]
    [InlineData("A60 B40", "B40 A60", null)]
    [InlineData("A60 B40", "A70 B40", null)]
    [InlineData("A60 B40", "B40", null)]
    [InlineData("B100", "A0 B100", null)]
    [InlineData("", "A100", null)]
    [InlineData("A60 B40", "A60 B30", "B")]
    [InlineData("A60 B40", "A100", "B")]
    [InlineData("A100", "A100 C0", "C")]
    [InlineData("A60 B40", "A60 C40", "C")]
    [InlineData("A60 B20 C20", "A60 B30 C10", "B")]
    [InlineData("A60 ?40", "A60", "?")]
    [InlineData("A60 ?40", "A60 ?30", "?")]
    [InlineData("A60 ?40", "A70 ?40", null)]
    public void Colleague_WhoHasAnotherPercentage_CameOrWent(string before, string after, string? named) =>
        Assert.Equal(named, ColleagueShares.Changed(Shares(before), Shares(after), Anna)?.Name);

    /// <summary>A flag alone is nobody's share.</summary>
    [Fact]
    public void Fixing_IsNoChangeOfAShare() => Assert.Null(
        ColleagueShares.Changed([new KnownShare(null, Bo, "B", 40m, false)], [new KnownShare(null, Bo, "B", 40m, true)], Anna));

    /// <summary>"A60 ?40": Anna has 60 %, and somebody whose user was deleted 40 %.</summary>
    private static List<KnownShare> Shares(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(share => new KnownShare(
        null, share[0] switch { 'A' => Anna, 'B' => Bo, 'C' => Cia, _ => null }, share[..1], decimal.Parse(share[1..], System.Globalization.CultureInfo.InvariantCulture), false))];
}
