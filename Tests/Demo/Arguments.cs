using System;
using System.Globalization;

namespace Demo;

/// <summary>What the command line asks for.</summary>
/// <param name="DataDirectory">The directory to import; null for the sample.</param>
/// <param name="Walks">Whether the rules are played step by step first, and all that the import found is listed.</param>
/// <param name="Serves">Whether the organisation is served afterwards.</param>
/// <param name="Port">Where; 0 for any that is free.</param>
/// <param name="Error">What is wrong with the command line; null when it is fine.</param>
internal sealed record Arguments(bool Help = false, string? DataDirectory = null, bool Walks = false, bool Serves = true, int Port = 0, string? Error = null)
{
    public const string Usage =
        """
        Plays Seller Shares in a local Dataverse: installs the packed solution in a fresh embedded
        database, works in it through the real plug-ins, and then serves it to this machine's browser.

          dotnet run --project Tests/Demo
              Imports a small sample and serves it together with a small demo company until you
              stop it with Ctrl+C.

          dotnet run --project Tests/Demo -- --data DIR
              Imports accounts.csv, products.csv, sales_teams.csv and sales_pipeline.csv from DIR
              instead, and serves those.

          --walkthrough   Plays the rules step by step first, and lists all that the import found.
          --no-serve      Ends after the import.
          --port N        Serves at this port instead of any that is free.
          --help          Shows this text.

        Exit codes: 0 all is as the rules say · 1 something is not · 2 the command line, the data set
        or the port can't be used.
        """;

    public static Arguments Parse(ReadOnlySpan<string> args)
    {
        var arguments = new Arguments();
        while (arguments.Error is null && !args.IsEmpty)
        {
            arguments = arguments.With(args, out var used);
            args = args[used..];
        }

        return arguments is { Serves: false, Port: not 0 } ? Wrong("--port and --no-serve exclude each other.") : arguments;
    }

    /// <summary>What the next argument adds; each can be given once, and help is asked for alone.</summary>
    private Arguments With(ReadOnlySpan<string> args, out int used)
    {
        used = args is ["--data" or "--port", _, ..] ? 2 : 1;
        return args switch
        {
            [var any, ..] when Help => Wrong($"unknown argument '{any}'."),
            ["--help" or "-h" or "-?", ..] when this == new Arguments() => this with { Help = true },
            ["--walkthrough", ..] when !Walks => this with { Walks = true },
            ["--no-serve", ..] when Serves => this with { Serves = false },
            ["--data", { Length: > 0 } directory, ..] when DataDirectory is null => this with { DataDirectory = directory },
            ["--data", ..] when DataDirectory is null => Wrong("--data takes one directory, as --data path/to/csv-files."),
            ["--port", var number, ..] when Port == 0 && Number(number) is { } port => this with { Port = port },
            ["--port", ..] when Port == 0 => Wrong("--port takes a number from 1 to 65535, as --port 5080."),
            _ => Wrong($"unknown argument '{args[0]}'."),
        };
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port : null;

    private static Arguments Wrong(string error) => new(Error: error);
}
