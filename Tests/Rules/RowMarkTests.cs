using CsCheck;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

/// <summary>The operation that last wrote a row's percentage, as it is kept on the row.</summary>
public sealed class RowMarkTests
{
    private const string Now = "now";

    [Fact]
    public void Text_ReadAsWritten() =>
        Gen.Select(Gen.Guid, Gen.Enum<RowWriter>(), Gen.String.Null()).Sample((operation, writer, content) =>
        {
            var mark = new RowMark(operation.ToString(), writer, content);
            return RowMark.Parse(mark.Text) == mark;
        });

    [Fact]
    public void Text_HoldsOperationWriterAndContent()
    {
        Assert.Equal("now Added", new RowMark(Now, RowWriter.Added, null).Text);
        Assert.Equal("now Rule a=1;b=2 3", new RowMark(Now, RowWriter.Rule, "a=1;b=2 3").Text);
        Assert.Equal(new RowMark(Now, RowWriter.Rule, "a=1;b=2 3"), RowMark.Parse("now Rule a=1;b=2 3"));
        Assert.Equal("", RowMark.Parse("now Rule ")!.Content);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("now Nobody")]
    [InlineData("now Nobody a=1")]
    public void NotAsWritten_IsNone(string? text) => Assert.Null(RowMark.Parse(text));

    [Theory]
    [InlineData("now", true)]
    [InlineData("NOW", true)]
    [InlineData("earlier", false)]
    public void Operation_IsTheSameInCapitals(string operation, bool isSame) =>
        Assert.Equal(isSame, new RowMark(operation, RowWriter.Added, null).IsOf(Now));

    [Fact]
    public void Added_WasNotThereBefore_AndHasWhatWasGiven()
    {
        Assert.Equal(new Touched(25m, null), Said(RowWriter.Added, 25m));
        Assert.Equal(new Touched(null, null), Said(RowWriter.Added, null));
    }

    /// <summary>What a changed row had before it is of no importance: what was given stands.</summary>
    [Fact]
    public void Changed_WasThereBefore_AndHasWhatWasGiven()
    {
        Assert.Equal(new Touched(25m, 25m), Said(RowWriter.Changed, 25m));
        Assert.Equal(new Touched(null, 0m), Said(RowWriter.Changed, null));
    }

    [Fact]
    public void WrittenByARule_SaysNothingByItself() => Assert.Null(Said(RowWriter.Rule, 25m));

    [Fact]
    public void AnotherOperation_SaysNothing()
    {
        Assert.Null(RowMark.Touched(new RowMark("earlier", RowWriter.Added, null), Now, 25m));
        Assert.Null(RowMark.Touched(null, Now, 25m));
    }

    private static Touched? Said(RowWriter writer, decimal? percent) => RowMark.Touched(new RowMark(Now, writer, null), Now, percent);
}
