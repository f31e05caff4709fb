using CsCheck;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

/// <summary>The operation that last wrote a row and what it has done to it, as it is kept on the row.</summary>
public sealed class RowMarkTests
{
    private const string Now = "now";

    private static readonly Gen<decimal?> MaybeNumber =
        Gen.Int[-10_000, 10_000].Select(Gen.Bool, (number, isThere) => isThere ? number / 100m : (decimal?)null);

    [Fact]
    public void Text_ReadAsWritten() =>
        Gen.Select(Gen.Guid, MaybeNumber, MaybeNumber, MaybeNumber, Gen.String.Null()).Sample((operation, given, before, then, content) =>
        {
            var mark = new RowMark(operation.ToString(), new Touched(given, before), then, content);
            return RowMark.Parse(mark.Text) == mark;
        });

    [Fact]
    public void Text_HoldsOperationNumbersAndContent()
    {
        Assert.Equal("now 25 - 25", new RowMark(Now, new Touched(25m, null), 25m).Text);
        Assert.Equal("now - 100 37.50 [a=1;b=2 3]", new RowMark(Now, new Touched(null, 100m), 37.50m, "[a=1;b=2 3]").Text);
        Assert.Equal(new RowMark(Now, new Touched(null, 100m), 37.5m, "[a=1;b=2 3]"), RowMark.Parse("now - 100 37.5 [a=1;b=2 3]"));
        Assert.Equal("", RowMark.Parse("now - - - ")!.Content);
        Assert.Null(RowMark.Parse("now - - -")!.Content);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("now 1 2")]
    [InlineData("now one 2 3")]
    [InlineData("now 1 two 3")]
    [InlineData("now 1 2 three")]
    [InlineData("now Added a=1 b=2")]
    public void NotAsWritten_IsNone(string? text) => Assert.Null(RowMark.Parse(text));

    [Theory]
    [InlineData("now", true)]
    [InlineData("NOW", true)]
    [InlineData("earlier", false)]
    public void Operation_IsTheSameInCapitals(string operation, bool isSame) =>
        Assert.Equal(isSame, new RowMark(operation, new Touched(null, null), null).IsOf(Now));

    [Fact]
    public void AsItWasLeft_SaysWhatTheOperationDid()
    {
        Assert.Equal(new Touched(25m, null), Mark(25m, null, then: 25m).In(Now, 25m));
        Assert.Equal(new Touched(null, null), Mark(null, null, then: null).In(Now, null));
        Assert.Equal(new Touched(null, 100m), Mark(null, 100m, then: 75m).In(Now, 75.00m));
    }

    [Fact]
    public void LeftAsItWasBefore_SaysNothing()
    {
        Assert.Null(Mark(null, 75m, then: 75m).In(Now, 75m));
        Assert.NotNull(Mark(75m, 75m, then: 75m).In(Now, 75m));
    }

    /// <summary>Another solution's step has changed what was sent.</summary>
    [Theory]
    [InlineData(null, 100.0, 75.0)]
    [InlineData(25.0, null, 25.0)]
    public void AnotherPercentageThanItWasLeftWith_WasGivenSince(double? given, double? before, double then)
    {
        var mark = Mark((decimal?)given, (decimal?)before, (decimal)then);

        Assert.Equal(new Touched(60m, (decimal?)before), mark.In(Now, 60m));
        Assert.Equal(new Touched(null, (decimal?)before), mark.In(Now, null));
    }

    [Fact]
    public void AnotherOperation_SaysNothing() => Assert.Null(Mark(25m, null, then: 25m).In("later", 25m));

    private static RowMark Mark(decimal? given, decimal? before, decimal? then) => new(Now, new Touched(given, before), then);
}
