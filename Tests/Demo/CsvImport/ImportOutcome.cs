using System.Globalization;

namespace Demo.CsvImport;

/// <summary>What became of an import, in numbers.</summary>
/// <param name="Taken">Opportunities that went in.</param>
/// <param name="LeftOut">Rows of any file that did not, each listed with its reason.</param>
/// <param name="Refused">Those of them that passed our own checks and were refused all the same: never expected.</param>
/// <param name="Wrong">Opportunities and seller totals that are not as the rules say.</param>
internal sealed record ImportOutcome(int Taken, int LeftOut, int Refused, int Wrong)
{
    public bool IsAsTheRulesSay => Refused == 0 && Wrong == 0;

    /// <summary>What happened, and what to try next.</summary>
    /// <param name="isSample">Whether it was our own sample.</param>
    /// <param name="isListed">Whether the walkthrough was played and every row that was left out is listed.</param>
    public string Sentence(bool isSample, bool isListed)
    {
        if (!IsAsTheRulesSay)
        {
            return $"Not all is as the rules say: {Count(Refused, "row was", "rows were")} refused and "
                + $"{Count(Wrong, "opportunity or total is", "opportunities or totals are")} wrong, as listed above; "
                + "run 'dotnet test' next to see which rule it is.";
        }

        var leftOut = LeftOut == 0
            ? "no row was left out"
            : $"{Count(LeftOut, "row was", "rows were")} left out{(isListed ? ", for the reasons above" : "")}";
        var taken = Count(Taken, "opportunity", "opportunities");
        const string right = "went in with the right seller shares and";
        if (isSample && !isListed)
        {
            return $"{taken} of the sample {right} {leftOut}, as they are wrong on purpose; --walkthrough shows why, and every rule at work.";
        }

        if (isSample)
        {
            return $"Every step was as the rules say, {taken} of the sample {right} {leftOut}; "
                + "import files of your own next: dotnet run --project Tests/Demo -- --data DIR";
        }

        return $"{taken} {right} {leftOut}; "
            + (LeftOut == 0 ? "run 'dotnet test' next to see every rule tried."
            : isListed ? "correct the files and run it again."
            : "--walkthrough lists them with the reasons.");
    }

    private static string Count(int number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many)}");
}
