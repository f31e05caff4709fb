using System;

namespace LocalDataverse;

/// <summary>What the command line asks for.</summary>
/// <param name="DataDirectory">The directory to import; null for the walkthrough and the sample data.</param>
/// <param name="Error">What is wrong with the command line; null when it is fine.</param>
internal sealed record Arguments(bool Help = false, string? DataDirectory = null, string? Error = null)
{
    public const string Usage =
        """
        Plays Seller Shares in a local Dataverse: installs the packed solution in a fresh embedded
        database and works in it through the real plug-ins.

          dotnet run --project Tests/LocalDataverse
              Walks through the rules step by step, then imports the sample data.

          dotnet run --project Tests/LocalDataverse -- --data DIR
              Imports accounts.csv, products.csv, sales_teams.csv and sales_pipeline.csv from DIR.

          --help    Shows this text.

        Exit codes: 0 all is as the rules say · 1 something is not · 2 the command line or the data
        set can't be used.
        """;

    public static Arguments Parse(ReadOnlySpan<string> args) => args switch
    {
        [] => new Arguments(),
        ["--help" or "-h" or "-?"] => new Arguments(Help: true),
        ["--data", var directory] when directory.Length > 0 => new Arguments(DataDirectory: directory),
        ["--help" or "-h" or "-?", var unknown, ..] => Unknown(unknown),
        ["--data", { Length: > 0 }, var unknown, ..] => Unknown(unknown),
        ["--data", ..] => new Arguments(Error: "--data takes one directory, as --data path/to/csv-files."),
        [var unknown, ..] => Unknown(unknown),
    };

    private static Arguments Unknown(string argument) => new(Error: $"unknown argument '{argument}'.");
}
