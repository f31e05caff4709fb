using Demo.CsvImport;
using Xunit;

namespace Host.CsvImport;

public sealed class ImportOutcomeTests
{
    [Theory]
    [InlineData(8800, 0, "8,800 opportunities went in with the right seller shares and no row was left out; run 'dotnet test' next to see every rule tried.")]
    [InlineData(1, 1, "1 opportunity went in with the right seller shares and 1 row was left out, for the reasons above; correct the files and run it again.")]
    [InlineData(0, 3, "0 opportunities went in with the right seller shares and 3 rows were left out, for the reasons above; correct the files and run it again.")]
    public void The_last_sentence_says_what_happened_and_what_to_try(int taken, int leftOut, string sentence) =>
        Assert.Equal(sentence, new ImportOutcome(taken, leftOut, Refused: 0, Wrong: 0).Sentence(isSample: false, isListed: true));

    [Fact]
    public void What_is_not_listed_is_not_pointed_to() =>
        Assert.Equal(
            "7 opportunities went in with the right seller shares and 2 rows were left out; --walkthrough lists them with the reasons.",
            new ImportOutcome(7, 2, Refused: 0, Wrong: 0).Sentence(isSample: false, isListed: false));

    [Fact]
    public void Of_the_sample_it_says_that_the_flaws_are_meant() =>
        Assert.Equal(
            "37 opportunities of the sample went in with the right seller shares and 15 rows were left out, as they are wrong on purpose; "
            + "--walkthrough shows why, and every rule at work.",
            new ImportOutcome(37, 15, Refused: 0, Wrong: 0).Sentence(isSample: true, isListed: false));

    [Fact]
    public void After_the_sample_one_s_own_files_come_next() =>
        Assert.Equal(
            "Every step was as the rules say, 37 opportunities of the sample went in with the right seller shares and 15 rows were "
            + "left out, for the reasons above; import files of your own next: dotnet run --project Tests/Demo -- --data DIR",
            new ImportOutcome(37, 15, Refused: 0, Wrong: 0).Sentence(isSample: true, isListed: true));

    [Theory]
    [InlineData(1, 0, "1 row was refused and 0 opportunities or totals are wrong")]
    [InlineData(2, 1, "2 rows were refused and 1 opportunity or total is wrong")]
    public void What_is_not_as_the_rules_say_is_said_first(int refused, int wrong, string what)
    {
        var outcome = new ImportOutcome(5, refused, refused, wrong);
        Assert.False(outcome.IsAsTheRulesSay);
        Assert.Equal(
            $"Not all is as the rules say: {what}, as listed above; run 'dotnet test' next to see which rule it is.",
            outcome.Sentence(isSample: false, isListed: false));
    }
}
